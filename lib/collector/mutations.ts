import 'server-only'
import { keepCitations } from '../citations/mutations'
import { db } from '../db'
import { bumpEdition } from '../edition'
import { keepPosts } from '../mentions/mutations'
import { followPapers } from '../papers/mutations'
import { keepReadings } from '../snapshots/mutations'
import type { Finding, Subject } from '../sources/schema'
import { addWatches, settleWatch } from '../watches/mutations'

/** Keeps all that was found of one subject, and when to ask about it again, or nothing. Doing it twice changes nothing. */
export async function keepFinding(source: string, { day }: Pick<Subject, 'day'>, finding: Finding, now: Date) {
  return db().$transaction(
    async (tx) => {
      // What a paper's posts add up to is read after they are written, so one at a time.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`hot-papers collect ${source}`}))`
      const papers = await followPapers(tx, finding.papers ?? [], { listedOn: finding.listedOn })
      const posts = await keepPosts(tx, source, finding.posts ?? [], finding.gone ?? [], now)
      const read = await keepReadings(tx, source, finding.readings ?? [], now)
      const cited = await keepCitations(tx, finding.citations ?? [], now)
      await addWatches(source, finding.more ?? [], now, tx)
      await settleWatch(tx, source, day, finding, now)
      if (papers.isSeen || posts.isSeen) await bumpEdition(tx)
      return { found: papers.listed + posts.found + read + cited }
    },
    { timeout: 120_000, maxWait: 120_000 },
  )
}
