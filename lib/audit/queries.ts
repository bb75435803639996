import 'server-only'
import type { Admin } from '../accounts/rights'
import { db } from '../db'
import { findSettings } from '../settings/queries'
import { nextMidnight, siteDay } from '../site-day'
import type { DeedFilter } from './schema'

const AT_A_TIME = 50

/** What was done, the newest first; with the deed to go on from where there is more. */
export async function listDeeds(_admin: Admin, { person, act, digest, day, before }: DeedFilter) {
  const deeds = await db().deed.findMany({
    where: {
      ...(person && { accountId: person === 'site' ? null : person }),
      act,
      ...(digest && { digest: { slug: digest } }),
      ...(day && { at: await boundsOf(day) }),
      // Ids are made in the order of time.
      id: { lt: before },
    },
    orderBy: { id: 'desc' },
    take: AT_A_TIME + 1,
    select: {
      id: true,
      at: true,
      who: true,
      act: true,
      subject: true,
      before: true,
      after: true,
      digest: { select: { id: true, slug: true, title: true } },
    },
  })
  const shown = deeds.slice(0, AT_A_TIME)
  return { deeds: shown, next: deeds.length > AT_A_TIME ? shown.at(-1)?.id : undefined }
}

/** Who did anything, and what was done so far, for the filter. */
export async function listDeedChoices(_admin: Admin) {
  const [people, acts] = await Promise.all([
    db().account.findMany({ orderBy: { name: 'asc' }, select: { id: true, name: true } }),
    db().deed.findMany({ distinct: 'act', orderBy: { act: 'asc' }, select: { act: true } }),
  ])
  return { people, acts: acts.map(({ act }) => act) }
}

/** When a day begins and ends in the site's time zone. */
async function boundsOf(day: string) {
  const { timeZone } = await findSettings()
  let begin = new Date(Date.parse(day) - 36 * 60 * 60 * 1000)
  while (siteDay(begin, timeZone) < day) begin = nextMidnight(begin, timeZone)
  return { gte: begin, lt: nextMidnight(begin, timeZone) }
}
