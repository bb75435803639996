import { expect, test } from 'vitest'
import type { Reading } from './queries'
import { tellBySource, traceGrowth } from './readings'

const reading = (source: string, day: number, likes: number): Reading => ({
  source,
  takenAt: new Date(Date.UTC(2026, 0, day)),
  reposts: null,
  likes,
  comments: null,
  upvotes: null,
})

test('a curve adds up what each source last said', () => {
  const readings = [reading('x', 1, 10), reading('bluesky', 2, 5), reading('x', 3, 20), reading('bluesky', 3, 6)]
  expect(traceGrowth(readings).map(({ at, total }) => [at.getUTCDate(), total])).toEqual([
    [1, 10],
    [2, 15],
    [3, 26],
  ])
})

test('stars of a repository are no part of it', () => {
  expect(traceGrowth([reading('x', 1, 10), reading('github', 2, 9000)]).map(({ total }) => total)).toEqual([10])
})

test('a long curve is thinned, and keeps its ends', () => {
  const curve = traceGrowth(Array.from({ length: 100 }, (_, i) => reading('x', i + 1, i)))
  expect(curve.length).toBeLessThan(20)
  expect([curve[0]?.total, curve.at(-1)?.total]).toEqual([0, 99])
})

test('every source tells what was frozen, what is news and how it grew', () => {
  const frozen = [
    { source: 'x', takenAt: '2026-01-02T00:00:00Z', likes: 10 },
    { source: 'bluesky', takenAt: '2026-01-02T00:00:00Z', likes: 3 },
  ]
  const readings = [reading('x', 1, 5), reading('x', 3, 12), reading('bluesky', 3, 3), reading('hackernews', 3, 7)]
  const told = tellBySource(frozen, readings)
  expect(told.map(({ source, then, now }) => [source, then?.likes, now?.likes])).toEqual([
    ['x', 10, 12],
    ['bluesky', 3, undefined],
    ['hackernews', undefined, 7],
  ])
  expect(told.map(({ growth }) => growth.map(({ total }) => total))).toEqual([[5, 12], [3], [7]])
})

test('what was read before counts were frozen is no news, nor is a later source of which nobody spoke', () => {
  const frozen = [{ source: 'x', takenAt: '2026-01-02T00:00:00Z', likes: 10 }]
  const told = tellBySource(frozen, [reading('x', 1, 99), reading('reddit', 3, 0)])
  expect(told.map(({ source, now }) => [source, now])).toEqual([['x', undefined]])
})
