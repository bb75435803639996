import 'server-only'
import { type Correction, listCorrections } from '../corrections/queries'
import { env } from '../env'
import { findSettings } from '../settings/queries'
import { plainTex } from '../tex'
import type { Feed, FeedItem } from './feed'
import { html } from './html'

/** The feed of what became of featured papers: one item for each version that withdrew one or changed its title. */
export async function readCorrectionFeed(format: string): Promise<Feed> {
  const corrections = await listCorrections()
  const { SITE_URL: siteUrl } = env()
  const { siteName } = await findSettings()
  const changes = corrections.flatMap(({ changedAt, publishedAt }) => [changedAt, publishedAt])
  return {
    title: `${siteName}: corrections`,
    description: 'Featured papers that were withdrawn from arXiv or have another title since.',
    language: 'en',
    url: `${siteUrl}/feeds/corrections.${format}`,
    home: `${siteUrl}/`,
    updatedAt: new Date(Math.max(0, ...changes.map(Number))),
    items: corrections.map((correction) => toItem(correction, siteUrl)),
  }
}

function toItem(
  { arxivId, number, at, isWithdrawn, title, before, slug, digest }: Correction,
  siteUrl: string,
): FeedItem {
  const version = `https://arxiv.org/abs/${arxivId}v${number}`
  const [was, is] = [plainTex(before), plainTex(title ?? before)]
  const summary = isWithdrawn ? `Withdrawn: ${was}` : `Now called: ${is}`
  const sentence = isWithdrawn
    ? html`<p>Version ${number} of <a href="${version}">${was}</a> withdraws it from arXiv.</p>\n`
    : html`<p>${was} is called <a href="${version}">${is}</a> since version ${number}.</p>\n`
  return {
    // What it is about, whoever tells of it.
    id: version,
    url: `${siteUrl}/papers/${arxivId}`,
    title: summary,
    summary,
    content: html`${sentence}<p>It was featured in <a href="${siteUrl}/posts/${slug}">${digest}</a>.</p>\n`,
    author: null,
    tags: [],
    publishedAt: at,
    updatedAt: at,
  }
}
