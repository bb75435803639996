import { expect, test } from 'vitest'
import { publishMoment } from './publish-moment'

test.each([
  // The list of the 4th was out at five in the morning, UTC.
  ['2026-11-04', 9, 'UTC', '2026-11-05T09:00:00.000Z'],
  ['2026-11-04', 4, 'UTC', '2026-11-06T04:00:00.000Z'],
  ['2026-11-04', 0, 'America/New_York', '2026-11-05T05:00:00.000Z'],
  ['2026-11-04', 9, 'Asia/Kolkata', '2026-11-06T03:30:00.000Z'],
  // In Berlin clocks skip from two to three.
  ['2026-03-27', 2, 'Europe/Berlin', '2026-03-30T00:00:00.000Z'],
])('the digest of %s publishes itself at %i in %s', (day, hour, timeZone, moment) => {
  expect(publishMoment(day, hour, timeZone).toISOString()).toBe(moment)
})
