import { formatNumber } from '../../lib/format-count'
import { formatDay } from '../../lib/format-day'
import type { Point } from '../../lib/papers/readings'

const WIDTH = 176
const HEIGHT = 24
// So that the line is not cut where it touches an edge.
const MARGIN = 2

/** How something grew, in a small picture that says in words what it shows; nothing where there is nothing to compare. */
export function Sparkline({ of: name, points }: { of: string; points: Point[] }) {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < 2) return null

  const told = (point: Point) => `${formatNumber(point.total)} on ${formatDay(point.at)}`
  return (
    <svg
      className="spark"
      preserveAspectRatio="none"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${name}: from ${told(first)} to ${told(last)}`}
    >
      <path d={`M${place(points).join('L')}`} />
    </svg>
  )
}

function place(points: Point[]) {
  const times = points.map(({ at }) => at.getTime())
  const highest = Math.max(1, ...points.map(({ total }) => total))
  const [start, end] = [Math.min(...times), Math.max(...times)]
  return points.map(({ at, total }) => {
    const x = MARGIN + ((at.getTime() - start) / (end - start)) * (WIDTH - 2 * MARGIN)
    const y = HEIGHT - MARGIN - (total / highest) * (HEIGHT - 2 * MARGIN)
    return `${Math.round(x)} ${Math.round(y)}`
  })
}
