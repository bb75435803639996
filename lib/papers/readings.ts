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

/** What people did at one source: what ranked the paper, what the newest reading says otherwise, and what led there. */
export interface Told {
  source: string
  then?: Engagement[number]
  now?: Reading
  /** Fewer than two where there is nothing to compare. */
  growth: Point[]
}

/** Source by source: those that were frozen, in their order, then those that spoke up later. */
export function tellBySource(frozen: Engagement, readings: Reading[]): Told[] {
  const read = Map.groupBy(readings, ({ source }) => source)
  const tell = (source: string, then?: Engagement[number]): Told => {
    const own = read.get(source) ?? []
    const newest = own.at(-1)
    return {
      source,
      then,
      now: newest && isNews(newest, then) ? newest : undefined,
      growth: thin(own.map((reading) => ({ at: reading.takenAt, total: total(reading) }))),
    }
  }
  const before = frozen.map((counts) => tell(counts.source, counts))
  const later = [...read.keys()].filter((source) => !frozen.some((counts) => counts.source === source))
  return [...before, ...later.map((source) => tell(source)).filter(({ now }) => now)]
}

function isNews(reading: Reading, then?: Engagement[number]) {
  if (!then) return total(reading) > 0
  return reading.takenAt > new Date(then.takenAt) && COUNTS.some((name) => (reading[name] ?? 0) !== (then[name] ?? 0))
}

const COUNTS = ['reposts', 'likes', 'comments', 'upvotes'] as const

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

/** A small picture needs few points: the first, the last and some between them. */
function thin(points: Point[]) {
  if (points.length <= POINTS) return points
  const step = (points.length - 1) / (POINTS - 1)
  return Array.from({ length: POINTS }, (_, i) => points[Math.round(i * step)] as Point)
}
