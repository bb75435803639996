import { expect, test } from 'vitest'
import { drawCurves } from './curve'

const reading = (source: string, day: number, likes: number) => ({
  source,
  takenAt: new Date(Date.UTC(2026, 0, day)),
  reposts: null,
  likes,
  comments: null,
  upvotes: null,
})

test('curves of all sources share one scale, and what was read once is none', () => {
  const { curves, top, from, to } = drawCurves([
    reading('bluesky', 1, 0),
    reading('x', 1, 10),
    reading('hackernews', 2, 50),
    reading('x', 3, 40),
    reading('bluesky', 5, 20),
  ])
  expect(curves.map(({ source, points }) => [source, points])).toEqual([
    [
      'x',
      [
        { x: 0, y: 120 },
        { x: 320, y: 0 },
      ],
    ],
    [
      'bluesky',
      [
        { x: 0, y: 160 },
        { x: 640, y: 80 },
      ],
    ],
  ])
  expect([top, from.getUTCDate(), to.getUTCDate()]).toEqual([40, 1, 5])
})

test('nothing to draw is no curve', () => {
  expect(drawCurves([]).curves).toEqual([])
  expect(drawCurves([reading('x', 1, 1)]).curves).toEqual([])
  // The same moment twice, and nothing at all happening.
  expect(drawCurves([reading('x', 1, 0), reading('x', 1, 0)]).curves[0]?.points).toEqual([
    { x: 0, y: 160 },
    { x: 0, y: 160 },
  ])
})

test('a source that was read every hour keeps its ends', () => {
  const { curves } = drawCurves(Array.from({ length: 1000 }, (_, i) => reading('x', 1 + i, i)))
  expect(curves[0]?.points).toHaveLength(160)
  expect(curves[0]?.last.total).toBe(999)
})
