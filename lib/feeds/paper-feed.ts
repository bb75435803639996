import 'server-only'
import { listAppearancesOf } from '../digests/queries'
import { env } from '../env'
import { listNewestMatches } from '../search/queries'
import { findSettings } from '../settings/queries'
import { plainTex } from '../tex'
import { renderPaper } from './content'
import type { Feed } from './feed'
import { findLastChange } from './queries'
import { type PaperFeedChoice, paperFeedPath, searchOf } from './schema'

const PAPERS = 40

/** The feed of the newest featured papers that fit, each as the newest digest has it. */
export async function readPaperFeed(format: string, choice: PaperFeedChoice): Promise<Feed> {
  const papers = await listAppearancesOf(await listNewestMatches(searchOf(choice), choice.cat, PAPERS))
  const updatedAt = await findLastChange(papers.at(-1)?.publication.day)
  const { SITE_URL: siteUrl } = env()
  const { siteName, tagline, postsFromXInFeeds } = await findSettings()
  const chosen = [...choice.cat, choice.min !== undefined && `score ${choice.min} and above`, choice.q].filter(Boolean)
  return {
    title: `${siteName}: ${chosen.length > 0 ? chosen.join(', ') : 'papers'}`,
    description: tagline || siteName,
    language: 'en',
    url: `${siteUrl}${paperFeedPath(format, choice)}`,
    home: `${siteUrl}/`,
    updatedAt: updatedAt ?? new Date(0),
    items: papers.map(({ publication, ...paper }) => ({
      id: `urn:uuid:${publication.feedId}`,
      url: `${siteUrl}/papers/${paper.arxivId}`,
      title: plainTex(paper.title),
      summary: `#${paper.rank} in ${publication.title}`,
      content: renderPaper(paper, `${siteUrl}/posts/${publication.slug}`, { siteUrl, postsFromX: postsFromXInFeeds }),
      author: paper.authors.length > 0 ? paper.authors.map(plainTex).join(', ') : null,
      tags: paper.categories,
      publishedAt: publication.writtenAt,
      updatedAt: publication.publishedAt,
    })),
  }
}
