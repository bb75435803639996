import { expect, test } from 'vitest'
import { addressOf, type Filter, filterRows, NO_FILTER } from './filter'
import type { Row } from './row'

const row = (arxivId: string, facts: Partial<Row>): Row => ({
  id: arxivId,
  arxivId,
  title: 'A paper',
  authors: 'Ana Beispiel',
  categories: ['cs.LG'],
  isCross: false,
  score: 50,
  state: 'open',
  decidedBy: null,
  isInDraft: false,
  heard: [],
  talkers: [],
  accounts: 0,
  curve: null,
  ...facts,
})

const rows = [
  row('2611.00003', { score: 70, accounts: 2, categories: ['math.NT', 'cs.CL'], title: 'On Primes' }),
  row('2611.00001', { score: 70, accounts: 9, categories: ['stat.ML', 'cs.LG'] }),
  row('2611.00004', { score: 90, accounts: 2, categories: ['cs.LG'], authors: 'Jörg Müller' }),
  row('2611.00002', { score: 10, accounts: 2, categories: [], state: 'accepted' }),
  row('2611.00005', { score: 99, accounts: 1, state: 'dismissed' }),
]

const show = (filter: Partial<Filter>) =>
  filterRows([...rows], { ...NO_FILTER, ...filter })
    .map(({ arxivId }) => arxivId.slice(-1))
    .join('')

test('each order has its first by what it says, then by score, then by id', () => {
  expect(show({ state: 'all', sort: 'score' })).toBe('54132')
  expect(show({ state: 'all', sort: 'accounts' })).toBe('14325')
  // By the primary category; a paper without one comes first.
  expect(show({ state: 'all', sort: 'category' })).toBe('25431')
  expect(show({ state: 'all', sort: 'id' })).toBe('12345')
})

test('rows are chosen by what was decided, by any category, and by words wherever they stand', () => {
  expect(show({})).toBe('413')
  expect(show({ state: 'accepted' })).toBe('2')
  expect(show({ state: 'dismissed' })).toBe('5')
  expect(show({ category: 'cs.CL' })).toBe('3')
  expect(show({ q: '  PRIMES   beispiel ' })).toBe('3')
  expect(show({ q: 'müller cs.lg 2611.00004' })).toBe('4')
  expect(show({ q: 'müller primes' })).toBe('')
  expect(show({ state: 'all', category: 'cs.LG', q: 'ana' })).toBe('51')
})

test('an address says what is not so by itself, and no more', () => {
  expect(addressOf('2026-11-20', NO_FILTER)).toBe('/dashboard/inbox?day=2026-11-20')
  expect(addressOf('2026-11-20', { ...NO_FILTER, category: 'cs.CL', q: 'a b', sort: 'id' })).toBe(
    '/dashboard/inbox?day=2026-11-20&category=cs.CL&q=a+b&sort=id',
  )
})
