import { expect, test } from 'vitest'
import { lastListingDays } from './listing-days'

test('weekends are left out', () => {
  expect(lastListingDays('2026-11-23', 3)).toEqual(['2026-11-20', '2026-11-19', '2026-11-18'])
  expect(lastListingDays('2026-11-25', 3)).toEqual(['2026-11-24', '2026-11-23', '2026-11-20'])
  expect(lastListingDays('2026-11-22', 1)).toEqual(['2026-11-20'])
})

test('months and leap days are stepped over', () => {
  expect(lastListingDays('2028-03-01', 2)).toEqual(['2028-02-29', '2028-02-28'])
})
