import { expect, test } from 'vitest'
import { findCategory, foldCategories, listCategoryGroups } from './category'
import taxonomy from './taxonomy.json'

const codes = listCategoryGroups().flatMap(({ categories }) => categories.map(({ code }) => code))

test('the taxonomy has 149 categories in 8 groups, and 6 aliases', () => {
  expect(codes).toHaveLength(149)
  expect(new Set(codes)).toHaveLength(149)
  expect(listCategoryGroups()).toHaveLength(8)
  expect(Object.keys(taxonomy.aliases)).toHaveLength(6)
})

test('a category has a name and a group', () => {
  expect(findCategory('cs.LG')).toEqual({ code: 'cs.LG', name: 'Machine Learning', group: 'Computer Science' })
  expect(findCategory('hep-th').group).toBe('Physics')
  for (const code of codes) expect(findCategory(code)).toMatchObject({ code, group: expect.any(String) })
})

test.each([
  ['cs.NA', 'math.NA'],
  ['cs.SY', 'eess.SY'],
  ['math.IT', 'cs.IT'],
  ['math.MP', 'math-ph'],
  ['stat.TH', 'math.ST'],
  ['q-fin.EC', 'econ.GN'],
  ['cs.lg', 'cs.LG'],
  ['HEP-TH', 'hep-th'],
  ['STAT.th', 'math.ST'],
])('%s folds into %s', (alias, canonical) => {
  expect(findCategory(alias)).toEqual(findCategory(canonical))
  expect(codes).not.toContain(alias)
})

test('a code nobody knows is accepted and shown as it is', () => {
  expect(findCategory('cs.QX')).toEqual({ code: 'cs.QX', name: 'cs.QX', group: null })
  expect(findCategory('constructor')).toEqual({ code: 'constructor', name: 'constructor', group: null })
})

test('a paper under a category and its alias stands there once', () => {
  const folded = foldCategories(['stat.TH', 'cs.LG', 'math.ST', 'cs.QX'])
  expect(folded.map(({ code }) => code)).toEqual(['math.ST', 'cs.LG', 'cs.QX'])
})
