import type { Engagement } from '../digests/schema'
import { total } from './curve'
import type { Reading } from './queries'

export interface Point {
  at: Date
  /** All counts of all sources, each as it was last read. */
  total: number
}

const POINTS = 16

/** How a paper's engagement grew over all sources. Stars are a repository's, not talk of a paper, and stay out. */
export function traceGrowth(readings: Reading[]): Point[] {
  const last = new Map<string, number>()
  const points = new Map<number, Point>()
  for (const reading of readings.filter(({ source }) => source !== 'github')) {
    last.set(reading.source, total(reading))
    // Of readings at one moment the last has them all.
    points.set(reading.takenAt.getTime(), { at: reading.takenAt, total: sum([...last.values()]) })
  }
  return thin([...points.values()])
}

/** The newest reading of each source, where it says something else than what was frozen. */
export function findNews(readings: Reading[], frozen: Engagement): Reading[] {
  const newest = new Map(readings.map((reading) => [reading.source, reading]))
  return [...newest.values()].filter((reading) => {
    const before = frozen.find(({ source }) => source === reading.source)
    if (!before) return total(reading) > 0
    return (
      reading.takenAt > new Date(before.takenAt) && COUNTS.some((name) => (reading[name] ?? 0) !== (before[name] ?? 0))
    )
  })
}

const COUNTS = ['reposts', 'likes', 'comments', 'upvotes'] as const

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

/** A small picture needs few points: the first, the last and some between them. */
function thin(points: Point[]) {
  if (points.length <= POINTS) return points
  const step = (points.length - 1) / (POINTS - 1)
  return Array.from({ length: POINTS }, (_, i) => points[Math.round(i * step)] as Point)
}
