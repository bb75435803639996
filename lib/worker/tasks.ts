import type { JobHelpers, Task, TaskList } from 'graphile-worker'
import { z } from 'zod'
import { issueForgottenReset } from '../accounts/mutations'
import { collect } from '../collect'
import { newestListingDay } from '../collector/calendar'
import { publishDue } from '../digests/mutations'
import { pruneOperations } from '../drafts/mutations'
import { env } from '../env'
import { pruneImages } from '../images/mutations'
import { log } from '../log'
import { resetLetter } from '../mail/letters'
import { sendMail } from '../mail/send'
import { PAPERS_AT_A_TIME, relatePapers } from '../related/mutations'
import { findSettings } from '../settings/queries'
import { nextMidnight, siteDay } from '../site-day'
import { findNextCheck } from '../watches/queries'
import { beginDay } from './mutations'

/** Jobs that every worker asks for when it starts, so that what was missed meanwhile is made up for. */
export const STANDING = ['midnight', 'collect', 'publish', 'relate']

const MINUTE = 60_000

/**
 * A job that comes again when `work` says, and after a failure in a minute: the queue itself would wait for longer with
 * each, for hours in the end.
 */
function standing(name: string, work: (helpers: JobHelpers) => Promise<Date>): Task {
  return async (_payload, helpers) => {
    let runAt = new Date(Date.now() + MINUTE)
    try {
      runAt = await work(helpers)
    } catch (error) {
      log().error({ job: name, reason: String(error) }, 'A standing job failed, and is tried again in a minute')
    }
    await helpers.addJob(name, {}, { runAt, jobKey: name })
  }
}

const midnight = standing('midnight', async () => {
  const now = new Date()
  const { timeZone } = await findSettings()
  const { begun } = await beginDay(now, timeZone)
  if (begun) log().info({ day: siteDay(now, timeZone) }, 'A day begins')
  await pruneOperations(now)
  await pruneImages(now)
  return nextMidnight(now, timeZone)
})

// What is added to the watch by hand, or due again after a failure, waits no longer than this.
const LONGEST_PAUSE_MS = 10 * MINUTE

const collecting = standing('collect', async ({ abortSignal }) => {
  const { sources } = await findSettings()
  const due = await findNextCheck(sources)
  if (env().SOURCES_URL !== 'none' && sources.length > 0 && (!due || due <= new Date())) {
    const report = await collect({ signal: abortSignal })
    for (const { source, asked, found, notAsked, failure } of report.sources)
      if (asked > 0 || failure)
        log().info({ source, day: report.day, asked, found, notAsked, failure }, 'A source was asked')
  }
  const next = (await findNextCheck(sources))?.getTime() ?? Number.POSITIVE_INFINITY
  const now = Date.now()
  return new Date(Math.min(Math.max(next, now + MINUTE), now + LONGEST_PAUSE_MS))
})

const collectNow: Task = async (payload, { abortSignal }) => {
  if (env().SOURCES_URL === 'none') return
  const { accountId, day } = z.object({ accountId: z.uuid(), day: z.iso.date().optional() }).parse(payload)
  const { quietEvenings } = await findSettings()
  // Whoever asks wants to see something happen, due or not.
  await collect({ accountId, day: day ?? newestListingDay(new Date(), quietEvenings), signal: abortSignal })
}

/** At the next scheduled moment, and every minute besides. */
const publishing = standing('publish', async () => {
  const now = new Date()
  const { next } = await publishDue(now)
  const soon = now.getTime() + MINUTE
  return new Date(Math.min(next?.getTime() ?? soon, soon))
})

const publish: Task = async (payload, helpers) => {
  // Those for one moment of one digest do not come again.
  if (helpers.job.key === 'publish') await publishing(payload, helpers)
  else await publishDue(new Date())
}

const relate = standing('relate', async () => {
  const { related } = await relatePapers()
  return new Date(Date.now() + (related === PAPERS_AT_A_TIME ? 0 : LONGEST_PAUSE_MS))
})

const mailReset: Task = async (payload) => {
  const { email } = z.object({ email: z.string() }).parse(payload)
  const token = await issueForgottenReset(email)
  if (!token) return
  const { siteName } = await findSettings()
  await sendMail({ to: email, ...resetLetter(siteName, `${env().SITE_URL}/reset/${token}`) })
}

export const tasks: TaskList = {
  midnight,
  collect: collecting,
  'collect-now': collectNow,
  publish,
  relate,
  'mail-reset': mailReset,
}
