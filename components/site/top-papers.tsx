import { formatCount, formatNumber } from '../../lib/format-count'
import { formatDay } from '../../lib/format-day'
import { listHighest, MOST_HIGHEST } from '../../lib/papers/queries'
import { PaperList } from './paper-list'

interface Props {
  title: string
  from: Date
  to: Date
  /** The days of the first and the newest digest. */
  span: { first: Date; last: Date }
  /** Whether more was asked for than a year. */
  isShortened?: boolean
}

/** The digests of some days merged: each paper once, by its score. */
export async function TopPapers({ title, from, to, span, isShortened }: Props) {
  const { papers, count } = await listHighest(from, to, MOST_HIGHEST)
  const [first, last] = [span.first.getUTCFullYear(), span.last.getUTCFullYear()]
  const years = Array.from({ length: last - first + 1 }, (_, i) => last - i)
  const end = to < span.last ? to : span.last
  return (
    <div className="list">
      <h1>{title}</h1>
      <p className="lead">
        {count === 0
          ? 'No digest has appeared since. '
          : `${count > MOST_HIGHEST ? `The first ${MOST_HIGHEST} of ${formatNumber(count)} papers` : formatCount(count, 'paper')} in the digests from ${formatDay(from > span.first ? from : span.first)} to ${formatDay(end)}, by score. `}
        {isShortened && 'No more than a year is merged; what came before stands under the years.'}
      </p>
      <nav className="elsewhere" aria-label="Periods">
        <ul>
          {['week', 'month', ...years].map((period) => (
            <li key={period}>
              <a href={`/top/${period}`}>{typeof period === 'number' ? period : `The ${period}`}</a>
            </li>
          ))}
        </ul>
      </nav>
      <PaperList papers={papers} />
    </div>
  )
}
