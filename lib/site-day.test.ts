import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextMidnight, siteDay } from './site-day'

const cases = [
  ['an ordinary day', 'America/New_York', '2026-01-15T17:00:00Z', '2026-01-16T05:00:00.000Z'],
  ['the day of 23 hours', 'America/New_York', '2026-03-08T05:00:00Z', '2026-03-09T04:00:00.000Z'],
  ['the day of 25 hours', 'America/New_York', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00.000Z'],
  [
    'a day that begins at one, since clocks go forward at midnight',
    'Africa/Cairo',
    '2026-04-23T12:00:00Z',
    '2026-04-23T22:00:00.000Z',
  ],
  [
    'a day whose last hour comes twice, since clocks go back at midnight',
    'Africa/Cairo',
    '2026-10-29T12:00:00Z',
    '2026-10-29T22:00:00.000Z',
  ],
  ['the day before the one that Samoa left out', 'Pacific/Apia', '2011-12-29T20:00:00Z', '2011-12-30T10:00:00.000Z'],
] as const

for (const [name, timeZone, now, expected] of cases)
  test(`midnight after ${name}`, () => {
    expect(nextMidnight(new Date(now), timeZone).toISOString()).toBe(expected)
  })

test('midnight is the first moment of another day, always and everywhere', () => {
  const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  const zones = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Kiritimati',
  )
  fc.assert(
    fc.property(moments, zones, (now, timeZone) => {
      const midnight = nextMidnight(now, timeZone)
      expect(midnight.getTime()).toBeGreaterThan(now.getTime())
      expect(siteDay(midnight, timeZone) > siteDay(now, timeZone)).toBe(true)
      expect(siteDay(new Date(midnight.getTime() - 1), timeZone)).toBe(siteDay(now, timeZone))
    }),
  )
})
