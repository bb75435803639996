import 'server-only'
import { db, type Tx } from '../db'
import { addEntries, issuePublication } from '../digests/mutations'
import { bumpEdition } from '../edition'
import { recordMentions } from '../mentions/mutations'
import { recordPapers } from '../papers/mutations'
import { findSettings } from '../settings/queries'
import { siteDay } from '../site-day'
import { SOURCE, sampleContent, sampleDigests, sampleReadings } from './content'
import { lastListingDays } from './listing-days'
import type { SampleDigest } from './schema'

/** Fills a database that readers never saw anything of with the demonstration; does nothing to any other. */
export async function loadSample(now = new Date()): Promise<{ loaded: boolean }> {
  const { timeZone } = await findSettings()
  return db().$transaction(
    async (tx) => {
      // Locks the row: of two instances that start together, the second finds the number moved.
      const [edition] = await tx.$queryRaw<{ number: bigint }[]>`SELECT number FROM edition FOR UPDATE`
      const untouched = edition?.number === 1n && (await tx.digest.count()) === 0
      if (!untouched) return { loaded: false }

      const today = siteDay(now, timeZone)
      const days = lastListingDays(today, sampleDigests.length)
      for (const [i, digest] of sampleDigests.entries()) await addDigest(tx, digest, days[i] as string, now)
      await bumpEdition(tx)
      return { loaded: true }
    },
    { timeout: 60_000 },
  )
}

/** Takes the demonstration out with all that only it knew. The caller bumps the edition when something was removed. */
export async function removeSample(tx: Tx): Promise<{ removed: number }> {
  const ofSample = { digest: { sampleAt: { not: null } } }
  const papers = await tx.paper.findMany({
    where: { OR: [{ entries: { some: ofSample } }, { published: { some: { publication: ofSample } } }] },
    select: { arxivId: true },
  })
  const { count } = await tx.digest.deleteMany({ where: { sampleAt: { not: null } } })
  await tx.mention.deleteMany({ where: { source: SOURCE } })
  await tx.snapshot.deleteMany({ where: { source: SOURCE } })
  await tx.paper.deleteMany({
    where: {
      arxivId: { in: papers.map(({ arxivId }) => arxivId) },
      announcedOn: null,
      entries: { none: {} },
      published: { none: {} },
      candidates: { none: {} },
      mentions: { none: {} },
      snapshots: { none: {} },
      versions: { none: {} },
    },
  })
  return { removed: count }
}

/** Takes the demonstration out when it is all there is to change. */
export async function withdrawSample(): Promise<{ removed: number }> {
  return db().$transaction(async (tx) => {
    const result = await removeSample(tx)
    if (result.removed > 0) await bumpEdition(tx)
    return result
  })
}

async function addDigest(tx: Tx, sample: SampleDigest, day: string, now: Date) {
  const content = sampleContent(sample, day)
  const { entries, byline, writtenAt, ...draft } = content
  await recordPapers(tx, entries, writtenAt)
  await tx.snapshot.createMany({ data: sample.papers.flatMap((paper) => sampleReadings(paper, day, now)) })
  const { ids } = await recordMentions(tx, day, entries)
  const { id } = await tx.digest.create({
    data: { ...draft, day: new Date(day), feedId: sample.feedId, sampleAt: now },
    select: { id: true },
  })
  await addEntries(tx, id, content, ids)
  await issuePublication(tx, id, content, ids)
}
