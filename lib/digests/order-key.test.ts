import { expect, test } from 'vitest'
import { orderKey } from './order-key'

test('keys sort by byte as their numbers do', () => {
  const keys = Array.from({ length: 5000 }, (_, n) => orderKey(n))
  expect(keys.toSorted()).toEqual(keys)
  expect(new Set(keys).size).toBe(keys.length)
})

test.each([
  [0, 'a0'],
  [61, 'az'],
  [62, 'b00'],
  [3905, 'bzz'],
  [3906, 'c000'],
])('the key of %d is %s', (n, key) => {
  expect(orderKey(n)).toBe(key)
})
