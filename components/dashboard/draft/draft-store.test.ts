import fc from 'fast-check'
import { generateKeyBetween } from 'fractional-indexing'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DraftEntry, DraftUpdate, Operation, OperationResult } from '../../../lib/drafts/schema'
import { apply, type Draft, fieldOf, isSame, keepLook, readDraft, receive } from './draft'
import { DraftStore, type Kept } from './draft-store'
import { change } from './inverse'
import { createKeepsake } from './keepsake'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const ANN = { id: 'ann', name: 'Ann' }

test('what is written is shown at once, kept in the browser, and forgotten there once the site has it', async () => {
  const site = standIn()
  const page = site.open()
  page.write({ entry: 'a', field: 'note' }, 'W')
  page.write({ entry: 'a', field: 'note' }, 'Word')
  expect(noteOf(page, 'a')).toBe('Word')
  expect(page.snapshot().delivery).toBe('saving')
  expect(site.kept()).toHaveLength(1)

  await settle()
  expect(site.note('a')).toBe('Word')
  expect(site.asked).toEqual([['set entry']])
  expect(page.snapshot().delivery).toBe('saved')
  expect(site.kept()).toEqual([])
})

test('what looks as it did stays the same object: a move that is saved renders nothing anew', () => {
  const site = standIn()
  const draft = readDraft(site.update())
  const shown = apply(draft, move('c', null))
  const saved = receive(draft, { ...told(site.update(), 1), moved: [{ id: 'c', orderKey: 'Zz' }] })
  expect(saved.entries.map(({ id }) => id).join('')).toBe('cab')
  expect(keepLook(shown, saved).entries).toBe(shown.entries)
  expect(keepLook(shown, saved).digest).toBe(shown.digest)

  const other = receive(saved, { ...told(site.update(), 2), moved: [{ id: 'c', orderKey: 'a9' }] })
  expect(other.entries.map(({ id }) => id).join('')).toBe('abc')
  expect(keepLook(saved, other).entries).toBe(other.entries)
})

test('a draft that says nothing new stays the same object, whatever else changes on the page', async () => {
  const page = standIn().open()
  const { draft } = page.snapshot()
  page.meet([{ page: 'p', entry: null, field: null, person: ANN }])
  expect(page.snapshot().draft).toBe(draft)
  page.act('a move', [move('c', null)])
  const moved = page.snapshot().draft
  // On its way by now.
  await vi.advanceTimersByTimeAsync(0)
  page.meet([])
  expect(moved).not.toBe(draft)
  expect(
    page
      .snapshot()
      .draft.entries.map(({ id }) => id)
      .join(''),
  ).toBe('cab')
})

test('what a closed window did not get to save is saved by the next one', async () => {
  const site = standIn()
  const closed = site.open()
  site.isReachable = false
  closed.write({ entry: 'a', field: 'note' }, 'Nearly lost')
  closed.act('a move', [move('c', null)])
  await settle()
  expect(closed.snapshot()).toMatchObject({ delivery: 'waiting', unsaved: 2 })
  closed.end()

  site.isReachable = true
  const page = site.open()
  page.resume()
  expect(noteOf(page, 'a')).toBe('Nearly lost')
  await settle()
  expect(site.note('a')).toBe('Nearly lost')
  expect(site.order()).toBe('cab')
  expect(site.kept()).toEqual([])
})

test('changes of others to other fields merge, and one to the same field is held with both texts', async () => {
  const site = standIn()
  const page = site.open()
  site.other({ type: 'set entry', entry: 'b', field: 'note', base: null, value: 'Theirs' })
  page.receive(site.update())
  expect(noteOf(page, 'b')).toBe('Theirs')

  site.other({ type: 'set entry', entry: 'a', field: 'note', base: null, value: 'Theirs' })
  page.write({ entry: 'a', field: 'note' }, 'Mine')
  await settle()
  const [held] = page.snapshot().held
  expect(held).toMatchObject({ by: ANN, operation: { value: 'Mine' } })
  expect(held && page.theirs(held)).toBe('Theirs')
  expect(noteOf(page, 'a')).toBe('Mine')
  expect(site.note('a')).toBe('Theirs')

  if (held) page.resolve(held, 'Mine and theirs')
  await settle()
  expect(page.snapshot().held).toEqual([])
  expect(site.note('a')).toBe('Mine and theirs')
  expect(site.kept()).toEqual([])
})

test('what is written on while a conflict is open, or comes with it, belongs to my text', async () => {
  const site = standIn()
  const page = site.open()
  site.other({ type: 'set entry', entry: 'a', field: 'note', base: null, value: 'Theirs' })
  page.write({ entry: 'a', field: 'note' }, 'Mi')
  void page.flush()
  page.write({ entry: 'a', field: 'note' }, 'Mine')
  await settle()
  page.write({ entry: 'a', field: 'note' }, 'Mine, on')
  await settle()
  expect(page.snapshot().held).toMatchObject([{ operation: { value: 'Mine, on' } }])

  const later = site.open()
  later.resume()
  expect(later.snapshot().held).toMatchObject([{ operation: { value: 'Mine, on' } }])
  for (const one of page.snapshot().held) page.resolve(one, 'Theirs')
  expect(page.snapshot().held).toEqual([])
  expect(noteOf(page, 'a')).toBe('Theirs')
})

test('undo and redo go back and forth over words, moves and removals', async () => {
  const site = standIn()
  const page = site.open()
  page.write({ entry: 'b', field: 'note' }, 'W')
  page.write({ entry: 'b', field: 'note' }, 'Word')
  page.act('a move', [move('b', null)])
  page.act('a removal', [change({ id: '', type: 'remove entry', entry: 'b' })])
  await settle()
  expect(site.order()).toBe('ac')

  page.undo()
  expect(noteOf(page, 'b')).toBe('Word')
  page.undo()
  await settle()
  expect(site.order()).toBe('abc')
  page.undo()
  expect(noteOf(page, 'b')).toBe(null)
  expect(page.snapshot().canUndo).toBe(false)

  for (let i = 0; i < 3; i++) page.redo()
  await settle()
  expect(site.order()).toBe('ac')
  page.undo()
  await settle()
  expect(site.order()).toBe('bac')
  expect(site.note('b')).toBe('Word')
})

test('undo leaves alone what somebody else wrote since', async () => {
  const site = standIn()
  const page = site.open()
  page.write({ entry: 'a', field: 'note' }, 'Mine')
  await settle()
  site.other({ type: 'set entry', entry: 'a', field: 'note', base: 'Mine', value: 'Better' })
  page.receive(site.update())
  page.undo()
  await settle()
  expect(site.note('a')).toBe('Better')
  expect(site.told).toMatch(/left as it is/)
})

test('an answer that was overtaken sets nothing back', () => {
  const site = standIn()
  const page = site.open()
  const old = site.update()
  site.other({ type: 'set entry', entry: 'a', field: 'note', base: null, value: 'New' })
  page.receive(site.update())
  page.receive(old)
  expect(noteOf(page, 'a')).toBe('New')
})

test('whatever two pages do, they end at what the site has', async () => {
  vi.useRealTimers()
  const deed = fc.record({
    page: fc.boolean(),
    entry: fc.constantFrom('a', 'b', 'c'),
    what: fc.constantFrom('note', 'up', 'remove', 'undo', 'redo', 'hear', 'send'),
    text: fc.string(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 30 }), async (deeds) => {
      vi.useFakeTimers()
      const site = standIn()
      const pages = [site.open(), site.open()] as const
      for (const { page, entry, what, text } of deeds) {
        const store = pages[page ? 1 : 0]
        if (what === 'note') store.write({ entry, field: 'note' }, text || null)
        else if (what === 'up') store.act('a move', [move(entry, null)])
        else if (what === 'remove') store.act('a removal', [change({ id: '', type: 'remove entry', entry })])
        else if (what === 'undo') store.undo()
        else if (what === 'redo') store.redo()
        else if (what === 'hear') store.receive(site.update())
        else await settle()
      }
      await settle()
      for (const page of pages) {
        page.receive(site.update())
        for (const held of page.snapshot().held) page.dismiss(held)
        expect(page.snapshot().delivery).toBe('saved')
        expect(page.snapshot().draft.entries.map(({ id, note }) => [id, note])).toEqual(
          site.update().entries.map(({ id, note }) => [id, note]),
        )
      }
      expect(site.kept()).toEqual([])
      vi.useRealTimers()
    }),
  )
})

/** An update that says of no entry that it changed. */
const told = (update: DraftUpdate, version: number) => ({ ...update, version, whole: false, entries: [] })
const settle = () => vi.advanceTimersByTimeAsync(3000)
const noteOf = (page: DraftStore, id: string) => fieldOf(page.snapshot().draft, id, 'note')
const move = (entry: string, after: string | null) => change({ id: '', type: 'move entry', entry, after })

/** A site that keeps the rules of lib/drafts: bases, ids, one order. */
function standIn() {
  let draft: Draft = readDraft({
    version: 0,
    whole: true,
    digest: { id: 'd', title: 'T', slug: 's', day: '2026-01-01', intro: null } as DraftUpdate['digest'],
    standing: {} as DraftUpdate['standing'],
    entries: ['a', 'b', 'c'].map(
      (id, i) => ({ id, orderKey: `a${i}`, note: null, mentions: [] }) as unknown as DraftEntry,
    ),
    moved: [],
    removed: [],
    operations: [],
  })
  const removed = new Map<string, DraftEntry>()
  const results = new Map<string, OperationResult>()
  const items = new Map<string, string>()
  const storage = {
    get length() {
      return items.size
    },
    key: (i: number) => [...items.keys()][i] ?? null,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  } as Storage
  const site = {
    isReachable: true,
    asked: [] as string[][],
    told: '',
    kept: () => [...items.keys()],
    note: (id: string) => fieldOf(draft, id, 'note'),
    order: () => draft.entries.map(({ id }) => id).join(''),
    other: (operation: object) => perform({ id: crypto.randomUUID(), ...operation } as Operation),
    update: (): DraftUpdate => ({
      ...draft,
      whole: true,
      moved: [],
      removed: [],
      operations: [],
    }),
    open: () =>
      new DraftStore({
        draft: site.update(),
        keepsake: createKeepsake<Kept>(storage, 'ann d'),
        tell: (message) => {
          site.told = message
        },
        send: async (_, operations) => {
          if (!site.isReachable) return 'unreachable'
          site.asked.push(operations.map(({ type }) => type))
          return { results: operations.map(perform), update: site.update() }
        },
      }),
  }
  return site

  function perform(operation: Operation): OperationResult {
    const { id } = operation
    const done = results.get(id)
    if (done) return { id, version: draft.version, outcome: 'repeated' }
    if (operation.type === 'set entry') {
      const stored = fieldOf(draft, operation.entry, 'note')
      if (stored === undefined) return refuse(id)
      if (!isSame(stored, operation.base)) return { id, version: draft.version, outcome: 'conflict', stored, by: ANN }
    }
    const entry = 'entry' in operation ? draft.entries.find((one) => one.id === operation.entry) : undefined
    if (operation.type === 'remove entry' && entry) removed.set(entry.id, entry)
    if (operation.type !== 'put back entry' && 'entry' in operation && !entry) return refuse(id)
    const kept = operation.type === 'put back entry' ? removed.get(operation.entry) : undefined
    draft = { ...apply(draft, { id, operation, entry: kept }), version: draft.version + 1 }
    if (operation.type === 'move entry') draft.entries = draft.entries.map(withKey)
    const result: OperationResult = { id, version: draft.version, outcome: 'applied' }
    results.set(id, result)
    return result
  }

  /** A key between its neighbours' for the entry that stands out of order. */
  function withKey(entry: DraftEntry, i: number, entries: DraftEntry[]): DraftEntry {
    const [before, after] = [entries[i - 1]?.orderKey ?? null, entries[i + 1]?.orderKey ?? null]
    const fits = (before ?? '') < entry.orderKey && entry.orderKey < (after ?? '~')
    if (fits || (before !== null && after !== null && before >= after)) return entry
    return { ...entry, orderKey: generateKeyBetween(before, after) }
  }

  function refuse(id: string): OperationResult {
    return { id, version: draft.version, outcome: 'refused', reason: 'missing', message: 'It is not there.' }
  }
}
