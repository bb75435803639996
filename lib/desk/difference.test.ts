import { expect, test } from 'vitest'
import { type Compared, findDifference, isNothing } from './difference'

test('a moved paper is one move, whatever it passed', () => {
  expect(findDifference(digest('abcde'), digest('eabcd')).moved).toEqual([{ arxivId: 'e', from: 5, to: 1 }])
  expect(findDifference(digest('abcde'), digest('bcdea')).moved).toEqual([{ arxivId: 'a', from: 1, to: 5 }])
})

test('what came and went, and what was written, is told by its place', () => {
  const before = digest('abc', { title: 'One', tags: ['x'], intro: null })
  const after = digest('acd', { title: 'Two', tags: ['x', 'y'], intro: '' })
  Object.assign(after.entries[0] ?? {}, { note: 'Note', mentionIds: ['m'] })
  expect(findDifference(before, after)).toEqual({
    fields: [
      { field: 'title', before: 'One', after: 'Two' },
      { field: 'tags', before: 'x', after: 'x, y' },
    ],
    added: [{ arxivId: 'd', rank: 3 }],
    removed: [{ arxivId: 'b', rank: 2 }],
    moved: [],
    notes: [{ arxivId: 'a', before: '', after: 'Note' }],
    posts: [{ arxivId: 'a', before: 0, after: 1 }],
  })
})

test('a digest does not differ from itself', () => {
  expect(isNothing(findDifference(digest('abc'), digest('abc')))).toBe(true)
})

function digest(order: string, fields: Partial<Compared> = {}): Compared {
  return {
    ...{ title: '', slug: '', day: '', description: '', section: '', intro: null, socialImage: null, tags: [] },
    ...fields,
    entries: [...order].map((arxivId) => ({ arxivId, note: null, mentionIds: [] })),
  }
}
