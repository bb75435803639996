import { expect, test } from 'vitest'
import {
  isExpected,
  listingDaysUntil,
  newestListingDay,
  newYorkTime,
  nextListingDay,
  reasonWithoutList,
} from './calendar'

const QUIET = ['2026-11-26', '2026-12-31']

test('weekends and the days after quiet evenings have no list', () => {
  expect(reasonWithoutList('2026-11-07', QUIET)).toBe('weekend')
  expect(reasonWithoutList('2026-11-08', QUIET)).toBe('weekend')
  expect(reasonWithoutList('2026-11-27', QUIET)).toBe('holiday')
  expect(reasonWithoutList('2026-11-26', QUIET)).toBeNull()
  // An empty list on the holiday itself is not worth an alarm.
  expect(isExpected('2026-11-26', QUIET)).toBe(false)
  expect(isExpected('2026-11-25', QUIET)).toBe(true)
})

test.each([
  ['2026-11-04T04:59:59Z', '2026-11-03'],
  ['2026-11-04T05:00:00Z', '2026-11-04'],
  // A Saturday and a Sunday belong to Friday's list, the Friday after Thanksgiving to Thursday's.
  ['2026-11-08T12:00:00Z', '2026-11-06'],
  ['2026-11-28T12:00:00Z', '2026-11-26'],
  // The clocks go back on 1 November and forward on 14 March.
  ['2026-10-30T03:59:59Z', '2026-10-29'],
  ['2026-10-30T04:00:00Z', '2026-10-30'],
  ['2026-11-02T04:59:59Z', '2026-10-30'],
  ['2026-11-02T05:00:00Z', '2026-11-02'],
  ['2027-03-12T05:00:00Z', '2027-03-12'],
  ['2027-03-15T04:00:00Z', '2027-03-15'],
])('at %s the newest list is that of %s', (now, day) => {
  expect(newestListingDay(new Date(now), QUIET)).toBe(day)
})

test('the next list may lie beyond a weekend, a holiday, a month and a year', () => {
  expect(nextListingDay('2026-10-30', QUIET)).toBe('2026-11-02')
  expect(nextListingDay('2026-11-26', QUIET)).toBe('2026-11-30')
  expect(nextListingDay('2026-12-31', QUIET)).toBe('2027-01-04')
})

test('days are counted back over a month’s end', () => {
  expect(listingDaysUntil('2026-11-03', 5, QUIET)).toEqual(['2026-10-29', '2026-10-30', '2026-11-02', '2026-11-03'])
})

test.each([
  ['2026-11-02', 0.5, '2026-11-02T05:30:00.000Z'],
  ['2026-07-01', 0.5, '2026-07-01T04:30:00.000Z'],
  ['2026-11-01', 0.5, '2026-11-01T04:30:00.000Z'],
  ['2026-11-01', 6, '2026-11-01T11:00:00.000Z'],
  ['2027-03-14', 6, '2027-03-14T10:00:00.000Z'],
])('on %s at %d it is %s', (day, hour, time) => {
  expect(newYorkTime(day, hour).toISOString()).toBe(time)
})
