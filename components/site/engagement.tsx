import type { Engagement as Frozen } from '../../lib/digests/schema'
import { formatEngagement } from '../../lib/format-count'
import type { Reading } from '../../lib/papers/queries'
import { tellBySource } from '../../lib/papers/readings'
import { sourceName } from '../../lib/source-names'
import { Moment } from './day'
import { Sparkline } from './sparkline'

/** What people did by source: what ranked the paper, what it is now, and how it came there. */
export function Engagement({ frozen, readings }: { frozen: Frozen; readings: Reading[] }) {
  const times = new Set(frozen.map(({ takenAt }) => takenAt))
  return tellBySource(frozen, readings).map(({ source, then, now, growth }, i) => {
    const name = sourceName(source)
    return (
      <p key={source}>
        {then && `${formatEngagement(then)} on ${name}`}
        {/* Counted together, told together. */}
        {then && (times.size > 1 || i === frozen.length - 1) && (
          <>
            {', '}
            <Moment at={then.takenAt} />
          </>
        )}
        {now && (
          <span className="now">
            {then ? `, now ${formatEngagement(now)}` : `Now ${formatEngagement(now)} on ${name}`}
          </span>
        )}
        <Sparkline of={name} points={growth} />
      </p>
    )
  })
}
