import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MOST_ENTRIES, planDraft } from './plan-draft'

const candidates = (scores: Record<string, number>, placed = '') =>
  Object.entries(scores)
    .map(([arxivId, score]) => ({ arxivId, score, wasPlaced: placed.includes(arxivId) }))
    .sort((a, b) => b.score - a.score)

/** `a b*`: a was touched, b was not. */
const stands = (entries: string) =>
  entries
    .split(' ')
    .filter(Boolean)
    .map((entry) => ({ arxivId: entry.replace('*', ''), isUntouched: entry.endsWith('*') }))

function plan(standing: string, scores: Record<string, number>, { placed = '', isEdited = true } = {}) {
  const all = new Map(Object.entries(scores))
  return planDraft(stands(standing), candidates(scores, placed), all, isEdited)
}

test('a draft that nobody touched is what ranking says', () => {
  expect(plan('', { a: 1, b: 3, c: 2 }, { isEdited: false })).toEqual({
    order: ['b', 'c', 'a'],
    added: ['b', 'c', 'a'],
    removed: [],
  })
  expect(plan('b* a* x*', { a: 4, b: 3, c: 5 }, { placed: 'abx', isEdited: false })).toEqual({
    order: ['c', 'a', 'b'],
    added: ['c'],
    removed: ['x'],
  })
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`p${i}`, i]))
  expect(plan('', many, { isEdited: false }).order).toHaveLength(MOST_ENTRIES)
})

test('in a draft somebody edited nothing goes, and what was touched stays where it stands', () => {
  const { order, removed } = plan('a* t b* u c*', { a: 1, b: 2, c: 3, t: 9, u: 8 }, { placed: 'abctu' })
  expect([order, removed]).toEqual([['c', 't', 'b', 'u', 'a'], []])
})

test('what somebody took out does not come back by itself', () => {
  expect(plan('t', { gone: 9, fresh: 2 }, { placed: 'gone' }).added).toEqual(['fresh'])
})

test('whatever stands, nothing is doubled, nothing touched moves, and doing it again changes nothing', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const subset = fc.shuffledSubarray(ids)
  fc.assert(
    fc.property(
      subset,
      fc.subarray(ids),
      subset,
      fc.array(fc.nat(5)),
      fc.boolean(),
      (standing, touched, wanted, points, isEdited) => {
        const entries = standing.map((arxivId) => ({ arxivId, isUntouched: !isEdited || !touched.includes(arxivId) }))
        const scores = new Map(ids.map((id, i) => [id, points[i] ?? 0]))
        const over = wanted
          .map((arxivId) => ({ arxivId, score: scores.get(arxivId) ?? 0, wasPlaced: standing.includes(arxivId) }))
          .sort((a, b) => b.score - a.score || (a.arxivId < b.arxivId ? -1 : 1))
        const plan = planDraft(entries, over, scores, isEdited)
        expect(new Set(plan.order).size).toBe(plan.order.length)
        const still = entries.filter(({ isUntouched }) => !isUntouched).map(({ arxivId }) => arxivId)
        expect(plan.order.filter((id) => still.includes(id))).toEqual(still)
        if (isEdited) expect(plan.removed).toEqual([])

        const next = plan.order.map((arxivId) => ({ arxivId, isUntouched: !still.includes(arxivId) }))
        const placed = over.map((candidate) => ({ ...candidate, wasPlaced: true }))
        expect(planDraft(next, placed, scores, isEdited)).toEqual({ order: plan.order, added: [], removed: [] })
      },
    ),
  )
})
