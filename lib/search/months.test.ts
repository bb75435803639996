import { expect, test } from 'vitest'
import { groupMonths } from './months'

const group = (first: string, last: string) => groupMonths(new Date(first), new Date(last))

test('months are grouped newest first, each group three times as long as the one before', () => {
  expect(group('2020-11-30', '2021-02-01')).toEqual([`'@2021-02'`, `'@2021-01' | '@2020-12' | '@2020-11'`])
  const groups = group('1991-08-01', '2026-12-31').map((months) => months.split(' | '))
  expect(groups.map(({ length }) => length)).toEqual([1, 3, 9, 27, 81, 243, 61])
  expect(new Set(groups.flat()).size).toBe(35 * 12 + 5)
  expect([groups.at(-1)?.at(-1), groups[0]?.[0]]).toEqual([`'@1991-08'`, `'@2026-12'`])
})

test('days that end before they begin have no months', () => {
  expect(group('2021-02-01', '2021-01-31')).toEqual([])
})
