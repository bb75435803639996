import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { actAs } from '../../e2e/act-as'
import { provideDatabase } from '../../e2e/provide-database'
import type { Editor } from '../accounts/rights'
import { db } from '../db'
import { applyOperations } from '../drafts/mutations'
import { findDraft } from '../drafts/queries'
import { restoreRevision, saveRevision } from './mutations'
import { findDifference, listRevisions } from './queries'

provideDatabase()

const PAPERS = ['2101.00001', '2101.00002', '2101.00003', '2101.00004', '2101.00005']
let editor: Editor
let digestId: string

beforeEach(async () => {
  editor = await actAs('editor', 'Ada Example')
  await db().paper.createMany({ data: PAPERS.map((arxivId) => ({ arxivId, title: `Paper ${arxivId}` })) })
  const data = {
    slug: 'a-day',
    day: new Date('2021-01-05'),
    feedId: '1',
    title: 'A day',
    description: '',
    section: 'arXiv',
  }
  digestId = (await db().digest.create({ data })).id
})

test('two states differ by fields, by papers, and by words', async () => {
  const [a, b, c, d, e] = PAPERS.map(() => randomUUID())
  await send(...[a, b, c, d].map((entry, i) => ({ type: 'add entry', entry, arxivId: PAPERS[i] })), {
    type: 'set entry',
    entry: a,
    field: 'note',
    base: null,
    value: 'Read this paper first.',
  })
  expect(await saveRevision(editor, digestId)).toEqual({ number: 1 })
  expect(await findDifference(digestId, 1, null)).toEqual({ fields: [], entries: [] })
  await send(
    { type: 'set digest', field: 'title', base: 'A day', value: 'A better day' },
    { type: 'set entry', entry: a, field: 'note', base: 'Read this paper first.', value: 'Read this paper twice.' },
    { type: 'move entry', entry: d, after: null },
    { type: 'remove entry', entry: b },
    { type: 'add entry', entry: e, arxivId: PAPERS[4] },
  )
  const same = { moved: false, note: null, shown: 0, hidden: 0, reordered: false }
  expect(await findDifference(digestId, 1, null)).toEqual({
    fields: [
      {
        field: 'title',
        words: [
          { text: 'A ', change: null },
          { text: 'better ', change: 'added' },
          { text: 'day', change: null },
        ],
      },
    ],
    entries: [
      { ...same, arxivId: PAPERS[3], title: 'Paper 2101.00004', before: 4, after: 1, moved: true },
      {
        ...same,
        arxivId: PAPERS[0],
        title: 'Paper 2101.00001',
        before: 1,
        after: 2,
        note: [
          { text: 'Read this paper ', change: null },
          { text: 'first', change: 'removed' },
          { text: 'twice', change: 'added' },
          { text: '.', change: null },
        ],
      },
      { ...same, arxivId: PAPERS[4], title: 'Paper 2101.00005', before: null, after: 4 },
      { ...same, arxivId: PAPERS[1], title: 'Paper 2101.00002', before: 2, after: null },
    ],
  })
  await expect(findDifference(digestId, 9, null)).rejects.toThrow('There is no state 9')
})

test('a state is had back, and so is what it replaced', async () => {
  const [a, b] = [randomUUID(), randomUUID()]
  await send({ type: 'add entry', entry: a, arxivId: PAPERS[0] }, { type: 'add entry', entry: b, arxivId: PAPERS[1] })
  await saveRevision(editor, digestId)
  await send(
    { type: 'remove entry', entry: a },
    { type: 'set entry', entry: b, field: 'note', base: null, value: 'Later.' },
    { type: 'set digest', field: 'slug', base: 'a-day', value: 'another-day' },
  )
  const later = await findDraft(digestId)
  expect(await restoreRevision(editor, digestId, 1)).toEqual({ number: 3 })
  const restored = await findDraft(digestId)
  expect(restored).toMatchObject({
    version: Number(later?.version) + 1,
    digest: { slug: 'a-day' },
    entries: [{ arxivId: PAPERS[0] }, { id: b, arxivId: PAPERS[1], note: null }],
  })
  expect(await listRevisions(digestId)).toMatchObject([
    { number: 3, reason: 'state 1 restored', by: 'Ada Example' },
    { number: 2, reason: 'before state 1 was restored' },
    { number: 1, reason: 'saved' },
  ])
  await restoreRevision(editor, digestId, 2)
  expect((await findDraft(digestId))?.entries).toEqual(later?.entries.map((entry) => ({ ...entry, orderKey: 'a0' })))
})

test('a state whose day has another digest by now is not had back', async () => {
  await saveRevision(editor, digestId)
  await send({ type: 'set digest', field: 'day', base: '2021-01-05', value: '2021-01-06' })
  const data = { slug: 'b', day: new Date('2021-01-05'), feedId: '2', title: 'B', description: '', section: 'arXiv' }
  await db().digest.create({ data })
  await expect(restoreRevision(editor, digestId, 1)).rejects.toThrow('2021-01-05 is the day of “B”.')
  expect(await db().revision.count()).toBe(1)
})

async function send(...operations: object[]) {
  const given = operations.map((operation) => ({ id: randomUUID(), ...operation }))
  const { results } = await applyOperations(editor, digestId, { version: 0, operations: given })
  for (const result of results) expect(result).toMatchObject({ outcome: 'applied' })
}
