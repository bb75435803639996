import { formatNumber } from '../../../lib/format-count'
import type { Point } from '../../../lib/papers/readings'

const WIDTH = 96
const HEIGHT = 24
const MARGIN = 2

/** A small curve of what people did until now, and the same in words. */
export type Curve = { path: string; label: string; width: number; height: number }

export function drawCurve(points: Point[]): Curve | null {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < 2) return null
  const start = first.at.getTime()
  const span = Math.max(1, last.at.getTime() - start)
  const top = Math.max(1, ...points.map(({ total }) => total))
  const steps = points.map(({ at, total }) => {
    const x = MARGIN + ((at.getTime() - start) / span) * (WIDTH - 2 * MARGIN)
    const y = HEIGHT - MARGIN - (total / top) * (HEIGHT - 2 * MARGIN)
    return `${Math.round(x)} ${Math.round(y)}`
  })
  const hours = Math.max(1, Math.round(span / 3_600_000))
  const label = `From ${formatNumber(first.total)} to ${formatNumber(last.total)} in ${hours} ${hours === 1 ? 'hour' : 'hours'}`
  return { path: `M${steps.join('L')}`, label, width: WIDTH, height: HEIGHT }
}
