import type { DigestAnswer } from '../api/schema'
import type { PublishedDigest, PublishedEntry, PublishedMention } from '../digests/queries'
import { formatCount, formatEngagement, formatNumber } from '../format-count'
import { formatDay } from '../format-day'
import type { PostCounts } from '../mentions/queries'
import { mentionKey } from '../mentions/schema'
import { bibtex, ris } from '../papers/citation'
import { sourceName } from '../source-names'
import { plainTex } from '../tex'

/** What a digest can be had as, besides its page. */
export const formats = {
  md: { mediaType: 'text/markdown', write: writeMarkdown },
  bib: { mediaType: 'application/x-bibtex', write: (digest: PublishedDigest) => writeAll(digest, bibtex, '\n\n') },
  ris: {
    mediaType: 'application/x-research-info-systems',
    write: (digest: PublishedDigest) => writeAll(digest, ris, ''),
  },
  json: { mediaType: 'application/json', write: writeJson },
}
export type Format = keyof typeof formats

function writeAll({ entries }: PublishedDigest, write: (entry: PublishedEntry) => string, between: string) {
  return `${entries.map(write).join(between).trimEnd()}\n`
}

/** By `mentionKey`. */
type CountsOfPosts = ReadonlyMap<string, PostCounts>

/** The digest in plain values. */
export function describeDigest(
  { slug, day, title, intro, description, tags, publishedAt, entries }: PublishedDigest,
  siteUrl: string,
  counts: CountsOfPosts,
): DigestAnswer {
  return {
    url: `${siteUrl}/posts/${slug}`,
    slug,
    day: day.toISOString().slice(0, 10),
    title,
    intro,
    description,
    tags,
    publishedAt: publishedAt.toISOString(),
    papers: entries.map((entry) => ({
      arxivId: entry.arxivId,
      url: `${siteUrl}/papers/${entry.arxivId}`,
      title: entry.title,
      authors: entry.authors,
      abstract: entry.abstract,
      categories: entry.categories,
      ...describePlace(entry, counts),
    })),
  }
}

/** Where a paper stands in a digest, and why; posts from X without their texts, which are not ours to hand on. */
export function describePlace({ rank, score, engagement, note, mentions }: PublishedEntry, counts: CountsOfPosts) {
  const posts = mentions
    .filter(({ deletedAt }) => !deletedAt)
    .map((mention) => describePost(mention, counts.get(mentionKey(mention))))
  return { rank, score, engagement, note, posts }
}

function describePost(mention: PublishedMention, counts: PostCounts | undefined) {
  const { source, authorName, authorHandle, byAuthor, url, postedOn, lang } = mention
  const text = textOf(mention)
  return {
    source,
    authorName,
    authorHandle,
    byAuthor,
    url,
    day: postedOn.toISOString().slice(0, 10),
    lang,
    ...(text && { text }),
    ...(counts && { counts: { ...counts, takenAt: counts.takenAt.toISOString() } }),
  }
}

function textOf({ source, body }: PublishedMention) {
  if (source === 'x') return undefined
  return body.map((span) => (span.type === 'break' ? '\n' : span.text)).join('')
}

function writeJson(digest: PublishedDigest, siteUrl: string, counts: CountsOfPosts) {
  return `${JSON.stringify(describeDigest(digest, siteUrl, counts), null, 1)}\n`
}

function writeMarkdown(digest: PublishedDigest, siteUrl: string) {
  const { day, entries, intro, slug, title } = digest
  return `${[
    `# ${escapeMarkdown(title)}`,
    `${formatDay(day, 'full')}, ${formatCount(entries.length, 'paper')}. ${siteUrl}/posts/${slug}`,
    intro,
    ...entries.flatMap(writeEntry),
  ]
    .filter(Boolean)
    .join('\n\n')}\n`
}

function writeEntry({
  rank,
  arxivId,
  title,
  authors,
  abstract,
  categories,
  score,
  engagement,
  note,
  mentions,
}: PublishedEntry) {
  const counts = engagement.map((at) => `${formatEngagement(at)} on ${sourceName(at.source)}`)
  return [
    `## ${rank}. [${escapeMarkdown(plainTex(title))}](https://arxiv.org/abs/${arxivId})`,
    escapeMarkdown(authors.map(plainTex).join(', ')),
    `Score ${formatNumber(score)}${counts.length > 0 ? ` (${counts.join('; ')})` : ''}. ${categories.join(', ')}`,
    note && quote(note),
    abstract && escapeMarkdown(plainTex(abstract)),
    mentions
      .filter(({ deletedAt }) => !deletedAt)
      .map((mention) => {
        const { authorName, authorHandle, postedOn, source, url } = mention
        const signature = `${escapeMarkdown(`${authorName} (@${authorHandle})`)}, [${formatDay(postedOn)} on ${sourceName(source)}](${url})`
        const text = textOf(mention)?.replace(/\s+/g, ' ')
        return `- ${text ? `“${escapeMarkdown(text)}” — ` : ''}${signature}`
      })
      .join('\n'),
  ]
}

const quote = (markdown: string) => markdown.replace(/^/gm, '> ')
/** Words that look like Markdown stay words. */
const escapeMarkdown = (words: string) => words.replace(/[\\`*_[\]<>#|~]/g, '\\$&')
