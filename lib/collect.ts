import { findAnswers } from './answers/queries'
import { rankHeard } from './candidates/mutations'
import {
  addDays,
  isExpected,
  listingDaysUntil,
  newestListingDay,
  newYorkTime,
  nextListingDay,
  reasonWithoutList,
} from './collector/calendar'
import { keepFinding } from './collector/mutations'
import { politely } from './collector/polite'
import { AppError } from './errors'
import { type Ask, Resting, requestKey, SourceFailure } from './http'
import { log } from './log'
import { lookAfterPosts } from './look-after-posts'
import { beginRun, finishRun, tellProgress } from './runs/mutations'
import { findSettings } from './settings/queries'
import { listSources } from './sources/queries'
import type { Finding, Source, Subject, Tools } from './sources/schema'
import { addWatches, claimWatches, failWatches, postponeWatches, releaseWatches, shortlist } from './watches/mutations'
import { countDue, countNotAsked, listDue } from './watches/queries'
import { WATCHED_DAYS } from './watches/schedule'

export type SourceReport = {
  source: string
  /** Subjects that were due at the beginning or came up meanwhile. */
  due: number
  asked: number
  found: number
  /** Papers nobody asked this source about. */
  notAsked: number
  failure: string | null
  /** What a rule of ours left unasked: a budget, an allowance. */
  leftOut: string | null
  staleAt: Date | null
  finishedAt: Date | null
}

export type Options = {
  /** Asks about this listing day, whether it is due or not. */
  day?: string
  source?: string
  /** Asks and tells what was found, and keeps nothing. */
  dryRun?: boolean
  accountId?: string
  now?: () => Date
  onProgress?: (report: SourceReport) => void
  signal?: AbortSignal
  /** Asks something else than the network. */
  ask?: Ask
}

// A source whose answers fail one after the other is left for the next run.
const MOST_FAILURES = 3
// A list of the day can be had half an hour after midnight in New York.
const OPENING = 0.5

/**
 * Collects a listing day again from the answers that were kept of it, as though it were then: after a mistake of ours in
 * reading them. What was not asked for then fails with a sentence.
 */
export async function replay(day: string, options: Pick<Options, 'source' | 'onProgress' | 'signal'> = {}) {
  const { answers, at } = await findAnswers(day)
  if (answers.size === 0)
    throw new AppError('missing', `No answers of ${day} are kept; see the setting keepAnswersDays.`)
  const ask: Ask = async (request) => {
    const answer = answers.get(requestKey(request))
    if (!answer) throw new SourceFailure(`No answer to ${request.url} was kept.`)
    return answer
  }
  return collect({ ...options, day, ask, now: () => at })
}

type Collected = { day: string; sources: SourceReport[]; ranked: Awaited<ReturnType<typeof rankHeard>> }

/** Asks every source about what is due, papers first. What one does not tell keeps no other from telling. */
export async function collect(options: Options = {}): Promise<Collected> {
  const { day, dryRun = false, now = () => new Date() } = options
  const settings = await findSettings()
  const quiet = settings.quietEvenings
  const known = listSources()
  const chosen = known.filter(({ name }) =>
    options.source ? name === options.source : settings.sources.includes(name),
  )
  if (chosen.length === 0 && options.source) {
    const names = known.map(({ name }) => name).join(', ')
    throw new AppError('invalid', `There is no source ${options.source}; there are ${names}.`)
  }
  const today = newestListingDay(now(), quiet)
  if (day && day > today)
    throw new AppError('invalid', `The list of ${day} is not out yet; the newest is that of ${today}.`)
  if (day && reasonWithoutList(day, quiet)) throw new AppError('invalid', `arXiv lists nothing on ${day}.`)

  const begun = now()
  const runId = dryRun ? null : await beginRun(day ?? today, options.accountId)
  const run: Run = { ...options, runId, today, now, categories: settings.categories, quiet }
  const ask = (source: string) =>
    options.ask ??
    politely({
      source,
      day: day ?? today,
      contact: settings.contactEmail,
      keep: !dryRun && settings.keepAnswersDays > 0,
      signal: options.signal,
    })
  const reports: SourceReport[] = []
  for (const phase of [
    chosen.filter(({ name }) => name === 'arxiv'),
    chosen.filter(({ name, byPaper }) => name !== 'arxiv' && !byPaper),
    chosen.filter(({ byPaper }) => byPaper),
  ])
    reports.push(...(await Promise.all(phase.map((source) => askSource(source, ask(source.name), run)))))
  const ranked = runId ? await rankHeard(day ?? today, begun, now()) : []
  if (!options.source && !day && !dryRun) await lookAfterPosts(ask, run, settings.keepAnswersDays)
  if (runId)
    await finishRun(
      runId,
      reports.some(({ source, found }) => source !== 'arxiv' && found > 0),
    )
  return { day: day ?? today, sources: reports, ranked }
}

type Run = Options & { runId: string | null; today: string; now: () => Date; categories: string[]; quiet: string[] }

async function askSource(source: Source, ask: Ask, run: Run): Promise<SourceReport> {
  const report: SourceReport = {
    source: source.name,
    due: 0,
    asked: 0,
    found: 0,
    notAsked: 0,
    failure: null,
    leftOut: null,
    staleAt: null,
    finishedAt: null,
  }
  try {
    await askAll(source, ask, run, report)
  } catch (error) {
    if (run.signal?.aborted) throw error
    report.failure = sentence(error, source.name)
  }
  report.finishedAt = run.now()
  if (!run.dryRun)
    report.notAsked = source.byPaper ? await countNotAsked(source.name, source.byPaper.linking, since(run)) : 0
  await tell(run, report)
  return report
}

async function askAll(source: Source, ask: Ask, run: Run, report: SourceReport) {
  const missing = source.missing?.()
  if (missing) throw new SourceFailure(missing)
  const { now, day, dryRun, signal } = run
  const tools = toolsOf(run, ask)
  const days = day ? [day] : listingDaysUntil(run.today, WATCHED_DAYS, run.quiet)
  const standing = source.subjects?.({ ...tools, days }) ?? []
  if (!dryRun) {
    await addWatches(source.name, standing, now())
    if (source.byPaper) await shortlist(source.name, source.byPaper.linking, since(run), now())
  }

  const done: string[] = []
  let failures = 0
  const next = dryRun
    ? rehearsed(await listDue(source.name, standing, now(), day))
    : (count: number) => claimWatches(source.name, count, now(), { day, except: done })
  report.due = dryRun ? standing.length : await countDue(source.name, now(), day)
  await tell(run, report)
  for (;;) {
    signal?.throwIfAborted()
    const subjects = await next(source.batch ?? 1)
    if (subjects.length === 0) return
    const names = subjects.map(({ subject }) => subject)
    done.push(...names)
    try {
      for (const finding of await source.check(subjects, { ...tools, now: now() })) {
        const about = subjects.find(({ subject }) => subject === finding.subject)
        const { found } =
          dryRun || !about ? { found: countFound(finding) } : await keepFinding(source.name, about, finding, now())
        report.found += found
        report.failure ??= finding.trouble ?? null
        report.leftOut ??= finding.leftOut ?? null
        report.staleAt ??= finding.staleSince ?? null
      }
      report.asked += subjects.length
      failures = 0
    } catch (error) {
      if (signal?.aborted || error instanceof Resting) {
        if (!dryRun) await releaseWatches(source.name, names)
        if (error instanceof Resting && !dryRun) await postponeWatches(source.name, error.retryAt)
        if (!(error instanceof Resting && error.isOurs)) throw error
        report.leftOut ??= error.message
        return
      }
      report.failure ??= sentence(error, source.name)
      if (!dryRun) await failWatches(source.name, names, sentence(error, source.name), now(), retryAt(error))
      failures += 1
      if (failures >= MOST_FAILURES) return
    }
    report.due = Math.max(report.due, done.length)
    await tell(run, report)
  }
}

function countFound({ papers = [], posts = [], readings = [], citations = [] }: Finding) {
  return papers.length + posts.length + readings.length + citations.length
}

function toolsOf({ now, today, categories, quiet }: Run, ask: Ask): Tools {
  return {
    ask,
    now: now(),
    today,
    categories,
    isExpected: (day) => isExpected(day, quiet),
    openingOf: (day) => newYorkTime(day, OPENING),
    nextListing: (day) => nextListingDay(day, quiet),
  }
}

const since = ({ day, today }: Run) => day ?? addDays(today, -WATCHED_DAYS)

async function tell({ runId, onProgress }: Run, report: SourceReport) {
  const { source, ...progress } = report
  if (runId) await tellProgress(runId, source, progress)
  onProgress?.({ ...report })
}

/** Hands out what is due without claiming it. */
function rehearsed(due: Subject[]) {
  return async (count: number) => due.splice(0, count)
}

const retryAt = (error: unknown) => (error instanceof SourceFailure ? error.retryAt : undefined)

/** A failure of the source in its own sentence; one of ours is logged whole and said in short. */
function sentence(error: unknown, source: string): string {
  if (error instanceof AppError) return error.message
  log().error({ source, err: error }, 'A source could not be collected from')
  return `An error of ours, which the log tells: ${error instanceof Error ? error.message.split('\n').findLast((line) => line.trim()) : error}.`
}
