import 'server-only'
import { db } from '../db'
import { siteDay } from '../site-day'

/** Moves the edition when the site's day is another than at its last midnight; of two workers at it one does. */
export async function beginDay(now: Date, timeZone: string): Promise<{ begun: boolean }> {
  const day = new Date(siteDay(now, timeZone))
  // One statement: whoever comes second waits for the row, and finds the day already begun.
  const { count } = await db().edition.updateMany({
    where: { id: 1, day: { not: day } },
    data: { number: { increment: 1 }, day, at: now },
  })
  return { begun: count > 0 }
}
