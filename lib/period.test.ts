import { expect, test } from 'vitest'
import { readPeriod } from './period'

const span = { first: new Date('2021-12-31'), last: new Date('2024-03-31') }
const days = (period: string) => {
  const found = readPeriod(period, span)
  return found && [found.from, found.to].map((day) => day.toISOString().slice(0, 10))
}

test('a period is a week or a month up to the newest digest, or a year', () => {
  expect(days('week')).toEqual(['2024-03-25', '2024-03-31'])
  expect(days('month')).toEqual(['2024-03-01', '2024-03-31'])
  expect(days('2021')).toEqual(['2021-01-01', '2021-12-31'])
})

test.each(['', 'day', '1989', '2100', '20211', '２０２１', '2020', '2025'])('%j is none', (period) => {
  expect(readPeriod(period, span)).toBe(null)
})

test('without digests there is no period', () => {
  expect(readPeriod('week', null)).toBe(null)
})
