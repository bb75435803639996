import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DraftEntry } from '../../../lib/drafts/schema'
import { moveEntries, moveEntriesTo, nudgeEntries } from './arranging'
import { apply, type Change, type Draft } from './draft'

test.each([
  ['one up', 'c', -1, 'acbde'],
  ['one down', 'c', 1, 'abdce'],
  ['the first up stays', 'a', -1, 'abcde'],
  ['the last down stays', 'e', 1, 'abcde'],
  ['several come together', 'bd', -1, 'bdace'],
  ['a block goes down as one', 'bc', 1, 'adbce'],
])('%s', (_, moved, by, order) => {
  expect(perform(nudgeEntries(rows, new Set(moved), by as 1))).toBe(order)
})

test.each([
  ['d', 1, 'dabce'],
  ['a', 3, 'bcade'],
  ['ae', 2, 'baecd'],
  ['a', 99, 'bcdea'],
])('%s to rank %d', (moved, rank, order) => {
  expect(perform(moveEntriesTo(rows, new Set(moved), rank))).toBe(order)
})

test('dropping rows anywhere keeps all of them, those that moved together and in their order', () => {
  fc.assert(
    fc.property(fc.subarray([...'abcde'], { minLength: 1 }), fc.constantFrom(null, ...'abcde'), (moved, after) => {
      const order = perform(moveEntries(rows, new Set(moved), after))
      expect([...order].sort().join('')).toBe('abcde')
      expect(order).toContain(moved.join(''))
    }),
  )
})

test('what already stands there asks for nothing', () => {
  expect(moveEntries(rows, new Set('bc'), 'a')).toEqual([])
})

const rows = [...'abcde'].map((id) => ({ id }))

function perform(changes: Change[]) {
  const draft = changes.reduce(apply, { entries: rows as DraftEntry[] } as Draft)
  return draft.entries.map(({ id }) => id).join('')
}
