import type { Receipt } from '../../../lib/digests/schema'
import { formatNumber } from '../../../lib/format-count'
import { formatMoment } from '../../../lib/format-day'
import { sourceName } from '../../../lib/source-names'

type Place = NonNullable<Receipt['sources']>[number]

/** Why a score is what it is, in figures that add up. */
export function ScoreReceipt({ score, receipt }: { score: number; receipt: Receipt }) {
  const { rule, version, inputs, sources, leftOut, asOf } = receipt
  const bySource = Map.groupBy(inputs, ({ source }) => source)
  const places: (Place | { source: string })[] = sources ?? [...bySource.keys()].map((source) => ({ source }))
  return (
    <section aria-label="Receipt">
      <h4 className="font-semibold">{`Score ${formatNumber(score)}, by the rule “${rule}”, version ${version}`}</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than a phone is scrolled by keys too. */}
      <section className="overflow-x-auto" aria-label="What was counted" tabIndex={0}>
        <table className="rows my-2">
          <thead>
            <tr>
              <th>Source</th>
              <th>What was counted</th>
              {sources && <th>Place</th>}
              {sources && <th>Weight</th>}
              <th>Points</th>
            </tr>
          </thead>
          <tbody>
            {places.map((place) => {
              const counted = bySource.get(place.source) ?? []
              return (
                <tr key={place.source}>
                  <th>{sourceName(place.source)}</th>
                  <td>{counted.map(describeInput).join('; ') || 'nothing'}</td>
                  {'percentile' in place ? (
                    <>
                      <td>{describePlace(place)}</td>
                      <td>{percent(place.weight)}</td>
                      <td>{round(100 * place.percentile * place.weight)}</td>
                    </>
                  ) : (
                    <td>{round(counted.reduce((sum, { value, weight }) => sum + value * weight, 0))}</td>
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
      {leftOut.length > 0 && <p>Left out: {leftOut.join('; ')}.</p>}
      {asOf && <p className="text-muted">Counts as of {formatMoment(asOf)}</p>}
    </section>
  )
}

function describeInput({ name, value, weight }: Receipt['inputs'][number]) {
  const counted = name === 'post' ? `a post (${formatNumber(value)})` : `${formatNumber(value)} ${name}`
  return weight === 1 ? counted : `${counted} × ${formatNumber(weight)}`
}

function describePlace({ percentile, among, strength }: Place) {
  if (strength === 0) return `none of ${among}`
  const ahead = Math.round(among - percentile * (among + 1))
  return `${ahead + 1} of ${among}`
}

const round = (value: number) => formatNumber(Math.round(value * 100) / 100)
const percent = (part: number) => `${Math.round(part * 100)} %`
