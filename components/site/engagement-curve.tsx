import { formatNumber } from '../../lib/format-count'
import { formatDay, formatMoment } from '../../lib/format-day'
import { type Curve, drawCurves, total } from '../../lib/papers/curve'
import type { Reading } from '../../lib/papers/queries'
import { sourceName } from '../../lib/source-names'
import { Day } from './day'

/** How what people did grew: a picture where there is something to draw, the same in words, and every reading in a table. */
export function EngagementCurve({ readings }: { readings: Reading[] }) {
  const { width, height, top, from, to, curves } = drawCurves(readings)
  if (curves.length === 0) return null
  return (
    <section aria-labelledby="engagement">
      <h2 id="engagement">What people did</h2>
      <figure className="curve">
        <svg viewBox={`-4 -8 ${width + 8} ${height + 12}`} role="img" aria-label={curves.map(describe).join(' ')}>
          <path className="axis" d={`M0 ${height}H${width}M0 0H${width}`} />
          {curves.map(({ source, points }, index) => (
            <g key={source} className={`s${Math.min(index, 3)}`}>
              <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
              <circle r="4" cx={points.at(-1)?.x} cy={points.at(-1)?.y} />
            </g>
          ))}
        </svg>
        <p className="scale" aria-hidden="true">
          <Day of={from} style="medium" />
          <span>{`top line ${formatNumber(top)}`}</span>
          <Day of={to} style="medium" />
        </p>
        <figcaption>
          <ul>
            {curves.map((curve, index) => (
              <li key={curve.source} className={`s${Math.min(index, 3)}`}>
                {describe(curve)}
              </li>
            ))}
          </ul>
        </figcaption>
      </figure>
      <details>
        <summary>{`All ${formatNumber(readings.length)} readings`}</summary>
        <Readings readings={readings} />
      </details>
    </section>
  )
}

const SHOWN = 60

function Readings({ readings }: { readings: Reading[] }) {
  return (
    <table className="readings">
      <thead>
        <tr>
          <th scope="col">Read</th>
          <th scope="col">Source</th>
          <th scope="col">Total</th>
        </tr>
      </thead>
      <tbody>
        {readings.slice(-SHOWN).map((reading) => (
          <tr key={`${reading.source} ${reading.takenAt.toISOString()}`}>
            <td>{formatMoment(reading.takenAt.toISOString())}</td>
            <td>{sourceName(reading.source)}</td>
            <td>{formatNumber(total(reading))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function describe({ source, first, last }: Curve) {
  const [start, end] = [formatNumber(first.total), formatNumber(last.total)]
  return `${sourceName(source)}: from ${start} on ${formatDay(first.at)} to ${end} on ${formatDay(last.at)}.`
}
