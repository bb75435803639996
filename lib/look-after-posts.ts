import { dropAnswers } from './answers/mutations'
import { type Ask, SourceFailure } from './http'
import { log } from './log'
import { forgetUnshown, keepStandings } from './mentions/mutations'
import { listUnseen } from './mentions/queries'
import { listGuarded } from './sources/queries'
import type { Standings } from './sources/schema'

// Of each source, in one run: at an hour's distance that is every post of some months each day.
const LOOKED_AFTER = 50
// The words of what nobody showed are dropped after so many.
const KEPT_DAYS = 30

/** Finds out which of the posts that we show are gone, and forgets what need not be kept. */
export async function lookAfterPosts(
  ask: (source: string) => Ask,
  { now, signal }: { now: () => Date; signal?: AbortSignal },
  keepAnswersDays: number,
) {
  for (const { name, lookAfter } of listGuarded()) {
    const posts = await listUnseen(name, LOOKED_AFTER, now())
    if (!lookAfter || posts.length === 0) continue
    try {
      const standings = await lookAfter(posts, ask(name))
      requireCredible(posts, standings)
      const ids = posts.map(({ sourceId }) => sourceId)
      await keepStandings(name, ids, standings, now())
    } catch (error) {
      // It is asked again in the next run.
      if (signal?.aborted || !(error instanceof SourceFailure)) throw error
      log().warn({ source: name, reason: error.message }, 'A source did not tell whether posts are still there')
    }
  }
  await forgetUnshown(daysBefore(now(), KEPT_DAYS), now())
  await dropAnswers(daysBefore(now(), keepAnswersDays))
}

// Of fewer posts all may go on one day.
const MANY = 10

/** A source that misses most of many posts at once is taken to have failed. */
function requireCredible(posts: { sourceId: string; isMissing: boolean }[], standings: Standings) {
  const expected = posts.filter(({ isMissing }) => !isMissing)
  const gone = expected.filter(({ sourceId }) => standings.get(sourceId) === 'gone').length
  if (expected.length >= MANY && gone > expected.length / 2)
    throw new SourceFailure(`It said of ${gone} of ${expected.length} posts at once that they are gone.`)
}

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 24 * 3_600_000)
