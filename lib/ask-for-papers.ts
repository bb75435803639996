import type { Contributor } from './accounts/rights'
import { politely } from './collector/polite'
import { type Ask, Resting, SourceFailure } from './http'
import { keepAskedPapers } from './papers/mutations'
import { findSettings } from './settings/queries'
import { findAskedPapers } from './sources/queries'

// Who waits for an answer goes on by hand sooner than the collector gives up.
const PATIENCE_MS = 30_000

/** What came of asking: the ids that arXiv told nothing of, or why it could not be asked now, as a sentence. */
export type AskedFor = { unknown: string[]; trouble?: string }

/**
 * Asks arXiv about papers, all in one request and in turn with the collector, and keeps what it tells as the collector
 * would. `gone` says that nobody waits for it any more.
 */
export async function askForPapers(person: Contributor, ids: string[], gone?: AbortSignal): Promise<AskedFor> {
  const { contactEmail: contact } = await findSettings()
  const now = new Date()
  const patience = AbortSignal.timeout(PATIENCE_MS)
  const signal = gone ? AbortSignal.any([gone, patience]) : patience
  const ask = politely({ source: 'asked', day: now.toISOString().slice(0, 10), contact, keep: false, signal })
  // Whether to try again is for whoever asked to say.
  const askOnce: Ask = (request) => ask({ ...request, attempts: 1 })
  try {
    const told = (await findAskedPapers(askOnce, ids)).filter(({ arxivId }) => ids.includes(arxivId))
    await keepAskedPapers(person, told)
    const known = new Set(told.map(({ arxivId }) => arxivId))
    return { unknown: ids.filter((id) => !known.has(id)) }
  } catch (error) {
    return { unknown: ids, trouble: tell(error, signal) }
  }
}

function tell(error: unknown, signal: AbortSignal): string {
  if (error instanceof Resting)
    return error.isOurs
      ? 'arXiv was asked all that we allow ourselves for now.'
      : `arXiv failed too often or asked us to wait, and is left alone until ${error.retryAt.toISOString().slice(11, 16)} UTC.`
  if (signal.aborted)
    return `arXiv did not answer within ${PATIENCE_MS / 1000} seconds, or is still answering the collector.`
  if (error instanceof SourceFailure) return error.message
  throw error
}
