import 'server-only'
import { db } from '../db'
import type { Subject } from '../sources/schema'

/** How much is to be asked of a source. */
export async function countDue(source: string, now: Date, day?: string): Promise<number> {
  const due = day ? { OR: [{ day: new Date(day) }, { day: null }] } : { nextCheckAt: { lte: now } }
  return db().watch.count({ where: { source, ...due } })
}

/** What is due, or would be once it is watched; for a rehearsal. */
export async function listDue(
  source: string,
  standing: { subject: string; day: string | null; nextCheckAt?: Date }[],
  now: Date,
  day?: string,
): Promise<Subject[]> {
  const watched = await db().watch.findMany({
    where: { source },
    select: { subject: true, nextCheckAt: true, memory: true },
  })
  const known = new Map(watched.map((watch) => [watch.subject, watch]))
  return standing.flatMap(({ subject, day: ofDay, nextCheckAt = now }) => {
    const watch = known.get(subject)
    const time = watch ? watch.nextCheckAt : nextCheckAt
    const isDue = day ? ofDay === day || ofDay === null : time !== null && time <= now
    return isDue ? [{ subject, day: ofDay, memory: watch?.memory ?? null }] : []
  })
}

/** Papers since a day that a source asked paper by paper was never asked about: not on the shortlist, or still waiting. */
export async function countNotAsked(source: string, linking: string | undefined, since: string) {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int FROM paper LEFT JOIN watch ON source = ${source} AND subject = arxiv_id
    WHERE announced_on >= ${since}::date AND concat(abstract, ' ', comment) ILIKE ${`%${linking ?? ''}%`}
      AND checked_at IS NULL`
  return row?.count ?? 0
}

/** When one of these sources is to be asked next. */
export async function findNextCheck(sources: string[]): Promise<Date | null> {
  const next = await db().watch.findFirst({
    where: { source: { in: sources }, nextCheckAt: { not: null } },
    orderBy: { nextCheckAt: 'asc' },
    select: { nextCheckAt: true },
  })
  return next?.nextCheckAt ?? null
}
