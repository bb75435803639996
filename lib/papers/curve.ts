import type { Reading } from './queries'

const WIDTH = 640
const HEIGHT = 160
// A source that is counted every hour for weeks shows no more than the width can hold.
const POINTS = 160

/** What people did at one source, as points of a picture of WIDTH by HEIGHT. */
export interface Curve {
  source: string
  points: { x: number; y: number }[]
  first: { at: Date; total: number }
  last: { at: Date; total: number }
}

/** The curves of all sources that were read at least twice, on one scale, the highest first. */
export function drawCurves(readings: Reading[]) {
  const series = [...Map.groupBy(readings, ({ source }) => source)]
    .map(([source, all]) => ({ source, totals: thin(all.map((one) => ({ at: one.takenAt, total: total(one) }))) }))
    .filter(({ totals }) => totals.length > 1)
  const times = series.flatMap(({ totals }) => totals.map(({ at }) => Number(at)))
  const [from, to] = [Math.min(...times), Math.max(...times)]
  const top = Math.max(1, ...series.flatMap(({ totals }) => totals.map(({ total }) => total)))
  const curves: Curve[] = series
    .map(({ source, totals }) => ({
      source,
      points: totals.map(({ at, total }) => ({
        x: round((WIDTH * (Number(at) - from)) / Math.max(1, to - from)),
        y: round(HEIGHT * (1 - total / top)),
      })),
      first: totals[0] as Curve['first'],
      last: totals.at(-1) as Curve['last'],
    }))
    .sort((a, b) => b.last.total - a.last.total)
  return { width: WIDTH, height: HEIGHT, top, from: new Date(from), to: new Date(to), curves }
}

/** All that people did, of whatever kind. */
export function total({ reposts, likes, comments, upvotes }: Omit<Reading, 'source' | 'takenAt'>) {
  return (reposts ?? 0) + (likes ?? 0) + (comments ?? 0) + (upvotes ?? 0)
}

function thin<T>(points: T[]): T[] {
  if (points.length <= POINTS) return points
  const step = (points.length - 1) / (POINTS - 1)
  return Array.from({ length: POINTS }, (_, i) => points[Math.round(i * step)] as T)
}

const round = (value: number) => Math.round(value * 10) / 10
