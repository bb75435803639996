import type { PublishedDigest, PublishedEntry, PublishedMention } from '../digests/queries'
import { formatEngagement } from '../format-count'
import { formatDay, formatMoment } from '../format-day'
import { renderMarkdown } from '../markdown'
import type { Span } from '../mentions/schema'
import { sourceName } from '../source-names'
import { spokenLanguage } from '../spoken-language'
import { renderTex } from '../tex'
import { printMarkup } from '../tex/markup'
import { Html, html, joinHtml } from './html'

export interface ContentOptions {
  siteUrl: string
  /** Whether posts from X are quoted or only linked to. */
  postsFromX: 'text' | 'links'
}

type Digest = Pick<PublishedDigest, 'slug' | 'intro' | 'entries'>

/** A digest as readers' software shows it: plain tags and formulas, without classes, styles or scripts. */
export function renderDigest({ slug, intro, entries }: Digest, options: ContentOptions): Html {
  const address = `${options.siteUrl}/posts/${slug}`
  return joinHtml([
    ...(intro ? [prose(intro, address)] : []),
    ...entries.map((entry) => renderEntry(entry, address, options)),
    ...(entries.length === 0 ? [html`<p>No paper was featured on this day.</p>\n`] : []),
  ])
}

function renderEntry(entry: PublishedEntry, address: string, options: ContentOptions) {
  const { rank, arxivId, title } = entry
  return joinHtml([
    html`<h2>${rank}. <a href="https://arxiv.org/abs/${arxivId}">${tex(title, false)}</a></h2>\n`,
    renderPaper(entry, address, options),
  ])
}

/** All of an entry but its title. */
export function renderPaper(entry: PublishedEntry, address: string, options: ContentOptions) {
  const { authors, abstract, note, mentions } = entry
  return joinHtml([
    ...(authors.length > 0 ? [html`<p>${authors.join(', ')}</p>\n`] : []),
    html`<ul>\n${renderFacts(entry, options.siteUrl)}</ul>\n`,
    ...(note
      ? [html`<blockquote>\n<p><strong>From the editor</strong></p>\n${prose(note, address)}</blockquote>\n`]
      : []),
    ...(abstract ? [html`<p>${tex(abstract)}</p>\n`] : []),
    ...mentions.filter(({ deletedAt }) => !deletedAt).map((mention) => renderMention(mention, options)),
  ])
}

function renderFacts({ arxivId, categories, engagement }: PublishedEntry, siteUrl: string) {
  const counts = engagement.map(
    (at) => html`${formatEngagement(at)} on ${sourceName(at.source)} (${formatMoment(at.takenAt)})`,
  )
  const links = html`<a href="https://arxiv.org/abs/${arxivId}">abs</a> | <a href="https://arxiv.org/pdf/${arxivId}">pdf</a>`
  const codes = categories.map((code) => html`<a href="${siteUrl}/categories/${code}">${code}</a>`)
  const facts = [...counts, links, ...(codes.length > 0 ? [joinHtml(codes, ' | ')] : [])]
  return joinHtml(facts.map((fact) => html`<li>${fact}</li>\n`))
}

function renderMention(mention: PublishedMention, { postsFromX }: ContentOptions) {
  const { authorName, authorHandle, body, dir, lang, postedOn, source, url } = mention
  const place = `${formatDay(postedOn)} on ${sourceName(source)}`
  const signature = html`<p>— ${authorName} (@${authorHandle}), ${linkTo(url, place)}</p>`
  if (source === 'x' && postsFromX === 'links') return html`${signature}\n`
  const words = joinHtml(body.map(renderSpan))
  return html`<blockquote>\n<p lang="${spokenLanguage(lang)}" dir="${dir}">${words}</p>\n${signature}\n</blockquote>\n`
}

function renderSpan(span: Span) {
  if (span.type === 'text') return html`${span.text}`
  if (span.type === 'break') return html`<br>`
  return linkTo(span.href, span.text)
}

/** Addresses come from elsewhere: one that is not of the web is no link. */
function linkTo(address: string, words: string) {
  return /^https?:/i.test(address) ? html`<a href="${address}">${words}</a>` : html`${words}`
}

function tex(text: string, links?: boolean) {
  return new Html(printMarkup(renderTex(text, links)))
}

function prose(markdown: string, address: string) {
  return new Html(renderMarkdown(markdown, { base: address }))
}
