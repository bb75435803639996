import { expect, test } from 'vitest'
import { newYorkTime } from '../collector/calendar'
import { nextLook, nextTry } from './schedule'

test('talk is looked at every hour for two days, then at growing distance for 14 days', () => {
  const hoursUntilNext = (age: number) => {
    const now = new Date(newYorkTime('2026-11-04', 0).getTime() + age * 3_600_000)
    const next = nextLook('2026-11-04', now)
    return next && (next.getTime() - now.getTime()) / 3_600_000
  }
  expect([0, 47, 48, 95, 96, 168, 240, 335, 336].map(hoursUntilNext)).toEqual([1, 1, 3, 3, 6, 12, 24, 24, null])
})

test('what fails is tried later each time, but within six hours', () => {
  const minutes = (failures: number) => (nextTry(failures, new Date(0)).getTime() / 60_000).toFixed(0)
  expect([1, 2, 3, 6, 100].map(minutes)).toEqual(['12', '24', '48', '360', '360'])
})
