import { env } from '../../env'
import { type Ask, Resting, SourceFailure } from '../../http'
import { fetchFromX } from '../oembed/client'
import { lookAtEach } from '../presence'
import type { Finding, Source, Standings } from '../schema'
import { LEAST_BUDGET, searchPosts } from './client'

const HOUR = 3_600_000
// X finds what is younger than a week, and each look is paid anew: twice a day, while a digest is made of them.
const LOOK_HOURS = 12
const LOOKED_AT_DAYS = 3

/** Posts on X, for money: a search for the papers of the shortlist, many of them together. */
export const x: Source = {
  name: 'x',
  byPaper: {},
  // A query has at most 512 letters.
  batch: 15,
  missing: () => {
    const { X_BEARER_TOKEN, X_DAILY_BUDGET } = env()
    if (!X_BEARER_TOKEN) return 'X_BEARER_TOKEN is not set: X answers nobody without one.'
    if (X_DAILY_BUDGET < LEAST_BUDGET)
      return `X_DAILY_BUDGET is $${X_DAILY_BUDGET.toFixed(2)}, and one search may cost $${LEAST_BUDGET.toFixed(2)}.`
  },
  check: async (subjects, { ask, now }): Promise<Finding[]> => {
    const ids = subjects.flatMap(({ paper }) => paper?.arxivId ?? [])
    if (ids.length === 0) return subjects.map(({ subject }) => ({ subject, nextCheckAt: null }))
    const { posts, dropped, cutBy } = await searchPosts(ask, ids)
    const isOurs = cutBy instanceof Resting && cutBy.isOurs
    return subjects.map(({ subject, day, paper }, i) => {
      const isYoung = day && now.getTime() - Date.parse(day) < LOOKED_AT_DAYS * 24 * HOUR
      return {
        subject,
        posts: posts.filter(({ arxivIds }) => paper && arxivIds.includes(paper.arxivId)),
        nextCheckAt: isYoung ? new Date(now.getTime() + LOOK_HOURS * HOUR) : null,
        // Of all of them together, so told once.
        ...(i === 0 && {
          leftOut: isOurs ? cutBy.message : undefined,
          trouble: isOurs
            ? undefined
            : (cutBy?.message ?? (dropped > 0 ? `${dropped} posts could not be read.` : undefined)),
        }),
      }
    })
  },
  lookAfter,
}

/** By their embeds, which cost nothing. One that is refused while X shows others is no longer for everybody: it is gone. */
async function lookAfter(posts: { sourceId: string; url: string }[], ask: Ask): Promise<Standings> {
  const refused: string[] = []
  const standings = await lookAtEach(posts, async ({ sourceId }) => {
    try {
      return (await fetchFromX(ask, sourceId)) ? 'there' : 'gone'
    } catch (error) {
      if (error instanceof SourceFailure && error.status === 403) refused.push(sourceId)
      throw error
    }
  })
  const showsOthers = [...standings.values()].includes('there')
  if (showsOthers) for (const id of refused) standings.set(id, 'gone')
  return standings
}
