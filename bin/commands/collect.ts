import { styleText } from 'node:util'
import { Command } from 'commander'
import { z } from 'zod'
import { collect, replay, type SourceReport } from '../../lib/collect'
import { AppError } from '../../lib/errors'
import { formatCount } from '../../lib/format-count'
import { sourceName } from '../../lib/source-names'
import { withDatabase } from '../with-database'

type Given = { day?: string; source?: string; replay?: string; dryRun?: boolean }

export const collectCommand = new Command('collect')
  .description('Ask arXiv what is new and other sites what is said of it, as far as it is time to.')
  .option('--day <day>', 'ask about this listing day now, like 2026-11-04')
  .option('--source <name>', 'ask this source alone')
  .option('--replay <day>', 'read the answers that were kept of this listing day again, without asking anybody')
  .option('--dry-run', 'say what would be found and keep nothing')
  .action(async ({ day, source, replay: again, dryRun = false }: Given) => {
    for (const given of [day, again])
      if (given && !z.iso.date().safeParse(given).success)
        throw new AppError('invalid', `${given} is no day; write it like 2026-11-04.`)
    // What was begun is put back, so that whoever comes next finds it.
    const stop = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => stop.abort(new AppError('unavailable', 'Stopped. What was found so far is kept.')))
    const board = new Board()
    const watched = { signal: stop.signal, onProgress: (report: SourceReport) => board.show(report) }
    const {
      day: listed,
      sources,
      ranked,
    } = await withDatabase(() =>
      again ? replay(again, { ...watched, source }) : collect({ ...watched, day, source, dryRun }),
    ).finally(() => board.clear())

    console.log(`${listed}${dryRun ? ' (nothing was kept)' : ''}`)
    for (const report of sources) console.log(`  ${describe(report)}`)
    for (const { day, candidates, draft } of ranked)
      console.log(`${day}: ${formatCount(candidates, 'candidate')}${DRAFTS[draft]}`)
    if (sources.some(({ failure }) => failure)) process.exitCode = 1
  })

const DRAFTS = {
  made: ', and a draft was made',
  changed: ', and the draft was brought up to date',
  unchanged: ', and the draft stands as it was',
  settled: '; the digest is no longer ours to change',
  none: ', and nothing for a draft yet',
}

/** One line for each source under way, on a terminal. */
class Board {
  private readonly reports = new Map<string, SourceReport>()
  private lines = 0

  show(report: SourceReport) {
    if (!process.stderr.isTTY) return
    this.reports.set(report.source, report)
    this.clear()
    for (const each of this.reports.values()) process.stderr.write(`  ${styleText('dim', describe(each))}\n`)
    this.lines = this.reports.size
  }

  clear() {
    if (this.lines > 0) process.stderr.write(`\x1b[${this.lines}A\x1b[J`)
    this.lines = 0
  }
}

function describe({ source, due, asked, found, notAsked, failure, leftOut }: SourceReport) {
  const skipped = notAsked > 0 ? `, ${notAsked} papers not asked about` : ''
  const trouble = [failure, leftOut].map((sentence) => (sentence ? `\n    ${sentence}` : '')).join('')
  return `${sourceName(source)}: asked ${asked} of ${due}, found ${found}${skipped}${trouble}`
}
