import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSearch } from './query'

const nothing = { terms: [], ids: [], authors: [], categories: [], all: false, problems: [] }
const term = (words: string, more = {}) => ({ words, prefix: false, negated: false, ...more })

test.each([
  ['', nothing],
  ['graph networks', { ...nothing, terms: [term('graph'), term('networks')] }],
  ['"graph networks" -survey', { ...nothing, terms: [term('graph networks'), term('survey', { negated: true })] }],
  ['“open quote', { ...nothing, terms: [term('open quote')] }],
  ['transf* a*', { ...nothing, terms: [term('transf', { prefix: true }), term('a*')] }],
  [
    'author:"Ada Example" -author:bo',
    {
      ...nothing,
      authors: [
        { name: 'Ada Example', negated: false },
        { name: 'bo', negated: true },
      ],
    },
  ],
  [
    'cat:cs.lg cat:cs.NA -cat:math',
    {
      ...nothing,
      categories: [
        { code: 'cs.LG', negated: false },
        { code: 'math.NA', negated: false },
        { code: 'math.', negated: true },
      ],
    },
  ],
  ['cat:hep-th', { ...nothing, categories: [{ code: 'hep-th', negated: false }] }],
  ['from:2020 to:2021-02', { ...nothing, from: '2020-01-01', to: '2021-02-28' }],
  ['from:2021-02-05 min:50 all:', { ...nothing, from: '2021-02-05', min: 50, all: true }],
  ['2102.02503v2', { ...nothing, ids: ['2102.02503'] }],
  ['see https://arxiv.org/abs/hep-th/9901001', { ...nothing, terms: [term('see')], ids: ['hep-th/9901001'] }],
  ['-2102.02503', { ...nothing, terms: [term('2102.02503', { negated: true })] }],
  ['a-b http://example.org', { ...nothing, terms: [term('a-b'), term('http://example.org')] }],
])('%s', (text, query) => {
  expect(parseSearch(text)).toEqual(query)
})

test.each(['from:2021-02-30', 'to:2021-13', 'from:yesterday', 'min:many', 'cat:;drop'])(
  '%s is told and left out',
  (text) => {
    const { problems, ...query } = parseSearch(text)
    expect(problems).toHaveLength(1)
    expect({ ...query, problems: [] }).toEqual(nothing)
  },
)

test('whatever is written is read, and bounded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const { terms, authors, categories } = parseSearch(text)
      expect(terms.length + authors.length + categories.length).toBeLessThanOrEqual(12)
    }),
  )
})
