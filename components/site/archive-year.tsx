import { type DigestDay, listDigestDays } from '../../lib/digests/queries'
import { formatCount, formatNumber } from '../../lib/format-count'
import { formatDay } from '../../lib/format-day'
import { Month } from './month'

export interface ShownYear {
  year: number
  years: { year: number; digests: number }[]
  previous?: number
  next?: number
}

/** A year's digests as a calendar, with the way to the others; the redder a day, the higher its first paper scored. */
export async function ArchiveYear({ title, year, years, previous, next }: ShownYear & { title: string }) {
  const days = await listDigestDays(year)
  const [newest, oldest] = [days[0], days.at(-1)]
  return (
    <div className="list">
      <h1>{title}</h1>
      <p className="lead">
        {newest && oldest && newest !== oldest
          ? `${formatCount(days.length, 'digest')} from ${formatDay(oldest.day)} to ${formatDay(newest.day)}. `
          : `${formatCount(days.length, 'digest')}. `}
        The redder a day, the higher the score of the paper that led it. All papers of the year{' '}
        <a href={`/top/${year}`}>by score</a>.
      </p>
      <nav className="elsewhere" aria-label="Years">
        <ul>
          {years.map((one) => (
            <li key={one.year}>
              <a href={`/archive/${one.year}`} aria-current={one.year === year ? 'page' : undefined}>
                {one.year}
              </a>{' '}
              {formatNumber(one.digests)}
            </li>
          ))}
        </ul>
      </nav>
      <Calendar year={year} days={days} />
      {(previous || next) && (
        <nav className="pager" aria-label="The years before and after">
          {previous && (
            <a rel="prev" href={`/archive/${previous}`}>
              {previous}
            </a>
          )}
          {next && (
            <a rel="next" href={`/archive/${next}`}>
              {next}
            </a>
          )}
        </nav>
      )}
    </div>
  )
}

function Calendar({ year, days }: { year: number; days: DigestDay[] }) {
  const heat = measureHeat(days)
  return (
    <section className="year" aria-labelledby={`y${year}`}>
      <h2 id={`y${year}`}>{year}</h2>
      <div>
        {[...Map.groupBy(days, ({ day }) => day.getUTCMonth())].map(([month, inMonth]) => (
          <Month key={month} days={inMonth} heat={heat} />
        ))}
      </div>
    </section>
  )
}

/** In which fifth of the year's days a score stands: what is hot differs from site to site, and from year to year. */
function measureHeat(days: DigestDay[]) {
  const scores = days.flatMap(({ entries }) => entries.map(({ score }) => score)).sort((a, b) => a - b)
  const bounds = [0.2, 0.4, 0.6, 0.8].map((part) => scores[Math.floor(part * scores.length)] ?? 0)
  return (score: number) => 1 + bounds.filter((bound) => score >= bound).length
}
