import type { Engagement as Frozen } from '../../lib/digests/schema'
import { formatEngagement } from '../../lib/format-count'
import type { Reading } from '../../lib/papers/queries'
import { findNews, traceGrowth } from '../../lib/papers/readings'
import { sourceName } from '../../lib/source-names'
import { Moment } from './day'
import { Sparkline } from './sparkline'

/** What people did by source: what ranked the paper, what it is now, and how it came there. */
export function Engagement({ frozen, readings }: { frozen: Frozen; readings: Reading[] }) {
  const news = findNews(readings, frozen)
  const times = new Set(frozen.map(({ takenAt }) => takenAt))
  return (
    <>
      {frozen.map((counts, i) => (
        <p key={counts.source}>
          {`${formatEngagement(counts)} on ${sourceName(counts.source)}`}
          {/* Counted together, told together. */}
          {(times.size > 1 || i === frozen.length - 1) && (
            <>
              {', '}
              <Moment at={counts.takenAt} />
            </>
          )}
        </p>
      ))}
      {news.length > 0 && (
        <p className="now">
          {'Now '}
          {news.map((counts) => `${formatEngagement(counts)} on ${sourceName(counts.source)}`).join('; ')}
        </p>
      )}
      <Sparkline points={traceGrowth(readings)} />
    </>
  )
}
