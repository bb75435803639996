import { env } from '../../env'
import type { Finding, Source } from '../schema'
import { fetchLinks, fetchStandings } from './client'

const DAYS = 15

/** Posts on Reddit that are a link to arXiv, found by one listing for all papers. */
export const reddit: Source = {
  name: 'reddit',
  missing: () => {
    const lacking = (['REDDIT_CLIENT_ID', 'REDDIT_CLIENT_SECRET', 'REDDIT_USER'] as const).filter((key) => !env()[key])
    if (lacking.length > 0)
      return `${lacking.join(' and ')} ${lacking.length > 1 ? 'are' : 'is'} not set: Reddit answers registered apps alone.`
  },
  subjects: () => [{ subject: 'links', day: null }],
  check: async ([subject], { ask, now }): Promise<Finding[]> => {
    if (!subject) return []
    const since = new Date(now.getTime() - DAYS * 24 * 3_600_000)
    const { posts, gone, dropped } = await fetchLinks(ask, since)
    const trouble = dropped > 0 ? `${dropped} links could not be read.` : undefined
    return [{ subject: subject.subject, posts, gone, trouble }]
  },
  lookAfter: (posts, ask) =>
    fetchStandings(
      ask,
      posts.map(({ sourceId }) => sourceId),
    ),
}
