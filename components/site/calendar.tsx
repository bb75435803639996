import type { DigestDay } from '../../lib/digests/queries'
import { formatCount } from '../../lib/format-count'
import { formatDay } from '../../lib/format-day'
import { Month } from './month'

/** Every digest by year and month; the redder a day, the higher its first paper scored. */
export function Calendar({ days }: { days: DigestDay[] }) {
  const heat = measureHeat(days)
  const years = Map.groupBy(days, ({ day }) => day.getUTCFullYear())
  return (
    <div className="list">
      <h1>Archive</h1>
      <p className="lead">
        {`${formatCount(days.length, 'digest')} since ${formatDay(days.at(-1)?.day ?? new Date())}. `}
        The redder a day, the higher the score of the paper that led it. The best of the <a href="/top/week">week</a>,
        the <a href="/top/month">month</a>, the <a href={`/top/${days[0]?.day.getUTCFullYear()}`}>year</a>.
      </p>
      {[...years].map(([year, inYear]) => (
        <section key={year} className="year" aria-labelledby={`y${year}`}>
          <h2 id={`y${year}`}>{year}</h2>
          <div>
            {[...Map.groupBy(inYear, ({ day }) => day.getUTCMonth())].map(([month, inMonth]) => (
              <Month key={month} days={inMonth} heat={heat} />
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}

/** In which fifth of all days a score stands: what is hot differs from site to site. */
function measureHeat(days: DigestDay[]) {
  const scores = days.flatMap(({ entries }) => entries.map(({ score }) => score)).sort((a, b) => a - b)
  const bounds = [0.2, 0.4, 0.6, 0.8].map((part) => scores[Math.floor(part * scores.length)] ?? 0)
  return (score: number) => 1 + bounds.filter((bound) => score >= bound).length
}
