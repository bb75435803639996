import { formatNumber } from '../../../lib/format-count'
import { formatDay, formatMoment } from '../../../lib/format-day'
import type { CollectorRun } from '../../../lib/runs/queries'
import { sourceName } from '../../../lib/source-names'

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
    <section aria-label={`Run of ${formatMoment(startedAt.toISOString())}`} className="mb-line">
      <h2 className="font-sans! text-base/6! font-semibold!">
        {formatMoment(startedAt.toISOString())}
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
                <th>Papers not asked about</th>
                <th>Trouble</th>
              </tr>
            </thead>
            <tbody>
              {sources.map(({ source, due, asked, found, notAsked, failure, leftOut, staleAt }) => (
                <tr key={source}>
                  <th className="whitespace-nowrap">{sourceName(source)}</th>
                  {[due, asked, found, notAsked].map((count, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: columns do not move.
                    <td key={i}>{formatNumber(count)}</td>
                  ))}
                  <td className="w-full min-w-48 text-rubric">
                    {staleAt && (
                      <p className="font-semibold">
                        ⚑ Stale: its answers have not moved since {formatMoment(staleAt.toISOString())}.
                      </p>
                    )}
                    {failure}
                    {leftOut && <p className="text-muted">{leftOut}</p>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}
