import { Fragment } from 'react'
import { formatNumber } from '../../../lib/format-count'
import { formatDay } from '../../../lib/format-day'
import type { CollectorRun } from '../../../lib/runs/queries'
import { sourceName } from '../../../lib/source-names'
import { Moment } from '../moment'

// A run says that it is alive with each answer, the slowest of which takes a minute or two.
const SILENT_MS = 5 * 60_000

export const isUnderWay = ({ finishedAt, aliveAt }: CollectorRun, now: Date) =>
  !finishedAt && now.getTime() - aliveAt.getTime() < SILENT_MS

/** One run: what each source was asked and gave, and what went wrong, in sentences. */
export function Run({ run, now }: { run: CollectorRun; now: Date }) {
  const { day, startedAt, finishedAt, sources } = run
  const state = finishedAt
    ? `took ${Math.max(1, Math.round((finishedAt.getTime() - startedAt.getTime()) / 1000))} s`
    : isUnderWay(run, now)
      ? 'under way'
      : 'stopped in the middle; what it left comes with the next run'
  return (
    <section aria-labelledby={`run-${run.id}`} className="mb-line">
      <h2 id={`run-${run.id}`} className="font-sans! text-base/6! font-semibold!">
        <Moment at={startedAt} />
        <span className="font-normal text-muted">{` · for ${formatDay(day)} · ${state}`}</span>
      </h2>
      {sources.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than a phone is scrolled by keys too.
        <section className="overflow-x-auto" aria-label="What the sources gave" tabIndex={0}>
          <table className="rows">
            <thead>
              <tr>
                <th>Source</th>
                <th>Due</th>
                <th>Asked</th>
                <th>Found</th>
                <th>Not asked</th>
              </tr>
            </thead>
            <tbody>
              {sources.map(({ source, due, asked, found, notAsked, failure, leftOut, staleAt }) => (
                <Fragment key={source}>
                  <tr>
                    <th className="whitespace-nowrap">{sourceName(source)}</th>
                    {[due, asked, found, notAsked].map((count, i) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: columns do not move.
                      <td key={i}>{formatNumber(count)}</td>
                    ))}
                  </tr>
                  {(staleAt || failure || leftOut) && (
                    <tr>
                      <td colSpan={5} className="border-t-0! pt-0! text-rubric">
                        {staleAt && (
                          <p className="font-semibold">
                            ⚑ Stale: its answers have not moved since <Moment at={staleAt} />.
                          </p>
                        )}
                        {failure}
                        {leftOut && <p className="text-muted">{leftOut}</p>}
                      </td>
                    </tr>
                  )}
                </Fragment>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}
