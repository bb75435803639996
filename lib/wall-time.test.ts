import { expect, test } from 'vitest'
import { momentOf, wallTimeOf } from './wall-time'

test.each([
  ['2026-11-20T08:00', 'Europe/Berlin', '2026-11-20T07:00:00.000Z'],
  ['2026-07-20T08:00', 'Europe/Berlin', '2026-07-20T06:00:00.000Z'],
  ['2026-11-20T08:00', 'Asia/Kolkata', '2026-11-20T02:30:00.000Z'],
  ['2026-11-20T00:30', 'America/New_York', '2026-11-20T05:30:00.000Z'],
  // The hour after the clocks went forward, and the one before.
  ['2026-03-29T03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29T01:30', 'Europe/Berlin', '2026-03-29T00:30:00.000Z'],
])('%s in %s is %s', (wall, zone, moment) => {
  expect(momentOf(wall, zone).toISOString()).toBe(moment)
  expect(wallTimeOf(new Date(moment), zone)).toBe(wall)
})
