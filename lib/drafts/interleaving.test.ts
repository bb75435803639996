import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { actAs } from '../../e2e/act-as'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { applyOperations } from './mutations'
import { arrange } from './places'
import { findDraft } from './queries'
import type { Operation, OperationResult } from './schema'

provideDatabase()

const PAPERS = Array.from({ length: 6 }, (_, i) => `2101.0000${i}`)

/** An operation in which entries are told by number and texts by what the editor saw last. */
const wish = fc.oneof(
  fc.record({ type: fc.constant('move entry' as const), entry: fc.nat(5), after: fc.option(fc.nat(5)) }),
  fc.record({ type: fc.constantFrom('remove entry' as const, 'put back entry' as const), entry: fc.nat(5) }),
  fc.record({
    type: fc.constant('add entry' as const),
    entry: fc.nat(5),
    after: fc.option(fc.nat(5), { nil: undefined }),
  }),
  fc.record({ type: fc.constant('arrange entries' as const), order: fc.uniqueArray(fc.nat(5), { minLength: 2 }) }),
  fc.record({ type: fc.constant('set entry' as const), entry: fc.nat(5), value: fc.constantFrom('a', 'b', null) }),
  fc.record({ type: fc.constant('set digest' as const), value: fc.constantFrom('One', 'Two', 'Three') }),
)
type Wish = typeof wish extends fc.Arbitrary<infer W> ? W : never
/** What one editor does: lists that are sent one after the other, some of them twice. */
const work = fc.array(fc.record({ wishes: fc.array(wish, { minLength: 1, maxLength: 3 }), twice: fc.boolean() }), {
  minLength: 1,
  maxLength: 4,
})

test('whatever two editors do at once is what they would have done one after the other, or a conflict that was shown', async () => {
  await db().paper.createMany({ data: PAPERS.map((arxivId) => ({ arxivId, title: arxivId })) })
  const editors = [await actAs('editor', 'Ada'), await actAs('editor', 'Bo')]
  let day = Date.UTC(2000, 0, 1)

  await fc.assert(
    fc.asyncProperty(work, work, async (...works) => {
      day += 86_400_000
      const data = { slug: `day-${day}`, day: new Date(day), feedId: String(day), description: '', section: 'arXiv' }
      const { id: digestId } = await db().digest.create({ data: { ...data, title: 'Title' } })
      const ids = PAPERS.map(() => randomUUID())
      const start = ids.slice(0, 4).map((entry, i) => operation({ type: 'add entry', entry, arxivId: PAPERS[i] }))
      await applyOperations(editors[0] as never, digestId, { version: 0, operations: start })

      const asked = new Map(start.map((one) => [one.id, one]))
      const answers: OperationResult[] = []
      const edit = async (editor: (typeof editors)[number], lists: (typeof works)[number]) => {
        // What this editor saw of each field when it was last told.
        let seen = await findDraft(digestId)
        for (const { wishes, twice } of lists) {
          const operations = wishes.map((given) => realize(given, ids, seen))
          for (const one of operations) asked.set(one.id, one)
          const send = () => applyOperations(editor, digestId, { version: 0, operations })
          const [first, ...again] = await Promise.all(twice ? [send(), send()] : [send()])
          answers.push(...[first, ...again].flatMap((answer) => answer?.results ?? []))
          seen = await findDraft(digestId)
        }
      }
      await Promise.all(editors.map((editor, i) => edit(editor, works[i] as (typeof works)[number])))

      const applied = await db().operation.findMany({ where: { digestId }, orderBy: { version: 'asc' } })
      expect(applied.map(({ version }) => version)).toEqual(applied.map((_, i) => i + 1))
      // The serial order: each applied operation, once, in the order of its version.
      const states = [new Model()]
      for (const { id } of applied) {
        const next = (states.at(-1) as Model).copy()
        expect(next.apply(asked.get(id) as Operation)).toBe('applied')
        states.push(next)
      }
      const end = await findDraft(digestId)
      expect({
        title: end?.digest.title,
        entries: end?.entries.map(({ id, note }) => ({ id, note })),
      }).toEqual(states.at(-1)?.shown())

      for (const answer of answers) {
        const one = asked.get(answer.id) as Operation
        const state = (states[answer.version] as Model).copy()
        if (answer.outcome === 'applied' || answer.outcome === 'repeated')
          expect(applied[answer.version - 1]?.id).toBe(one.id)
        else expect(state.apply(one)).toBe(answer.outcome)
        if (answer.outcome === 'conflict') expect(answer.stored).toBe(state.stored(one))
      }
    }),
    { numRuns: 25 },
  )
}, 180_000)

function operation(given: object) {
  return { id: randomUUID(), ...given } as Operation
}

function realize(given: Wish, ids: string[], seen: Awaited<ReturnType<typeof findDraft>>): Operation {
  const id = (n: number) => ids[n] as string
  if (given.type === 'set digest') return operation({ ...given, field: 'title', base: seen?.digest.title })
  if (given.type === 'arrange entries') return operation({ ...given, order: given.order.map(id) })
  const entry = id(given.entry)
  const after =
    'after' in given && typeof given.after === 'number' ? id(given.after) : 'after' in given ? given.after : undefined
  if (given.type === 'set entry') {
    const base = seen?.entries.find((one) => one.id === entry)?.note ?? null
    return operation({ ...given, entry, field: 'note', base })
  }
  if (given.type === 'add entry') return operation({ ...given, entry, after, arxivId: PAPERS[given.entry] })
  return operation({ ...given, entry, ...('after' in given && { after }) })
}

/** The draft as a list, with what was taken out left in its place. */
class Model {
  title = 'Title'
  entries: { id: string; note: string | null; isRemoved: boolean }[] = []

  copy() {
    return Object.assign(new Model(), structuredClone({ ...this }))
  }

  shown() {
    const entries = this.entries.filter(({ isRemoved }) => !isRemoved).map(({ id, note }) => ({ id, note }))
    return { title: this.title, entries }
  }

  stored(one: Operation) {
    return one.type === 'set digest' ? this.title : this.#find('entry' in one ? one.entry : '')?.note
  }

  apply(one: Operation): 'applied' | 'conflict' | 'refused' {
    if (one.type === 'set digest') {
      if (this.title !== one.base && this.title !== one.value) return 'conflict'
      this.title = String(one.value)
      return 'applied'
    }
    if (one.type === 'arrange entries') {
      const order = arrange(
        this.shown().entries.map(({ id }) => id),
        one.order,
      )
      const removed = this.entries.filter(({ isRemoved }) => isRemoved)
      this.entries = [...removed, ...order.map((id) => this.#find(id) as (typeof removed)[number])]
      return 'applied'
    }
    if (one.type === 'add entry') {
      if (this.#find(one.entry)) return 'refused'
      return this.#insert({ id: one.entry, note: null, isRemoved: false }, one.after)
    }
    if (!('entry' in one)) throw new Error(`the model knows no ${one.type}`)
    const entry = this.#find(one.entry)
    if (!entry || entry.isRemoved !== (one.type === 'put back entry')) return 'refused'
    if (one.type === 'move entry') {
      const before = this.entries
      this.entries = before.filter(({ id }) => id !== entry.id)
      const moved = one.after === entry.id ? 'refused' : this.#insert(entry, one.after)
      if (moved === 'refused') this.entries = before
      return moved
    }
    if (one.type === 'set entry') {
      if (entry.note !== one.base && entry.note !== one.value) return 'conflict'
      entry.note = one.value
    } else entry.isRemoved = one.type === 'remove entry'
    return 'applied'
  }

  #insert(entry: Model['entries'][number], after: string | null | undefined) {
    const index = after === undefined ? this.entries.length - 1 : this.entries.findIndex(({ id }) => id === after)
    if (after && index < 0) return 'refused'
    this.entries.splice(index + 1, 0, entry)
    return 'applied'
  }

  #find(id: string) {
    return this.entries.find((entry) => entry.id === id)
  }
}
