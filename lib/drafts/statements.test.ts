import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { actAs } from '../../e2e/act-as'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { applyOperations } from './mutations'

provideDatabase()

const PAPERS = Array.from({ length: 30 }, (_, i) => `2101.${String(i + 1).padStart(5, '0')}`)

test('a move asks the database eleven times, however many papers there are, and tells nothing but the new place', async () => {
  const editor = await actAs('editor')
  await db().paper.createMany({ data: PAPERS.map((arxivId) => ({ arxivId, title: arxivId })) })
  const { id } = await db().digest.create({
    data: {
      ...{ slug: 'a-day', day: new Date('2021-01-05'), feedId: '1', title: 'A day', description: '', section: 'arXiv' },
      entries: { create: PAPERS.map((arxivId, i) => ({ arxivId, orderKey: `a${i.toString(36).padStart(2, '0')}V` })) },
    },
  })
  const [first, second] = await db().entry.findMany({ where: { digestId: id }, orderBy: { orderKey: 'asc' } })
  const send = (version: number, ...operations: object[]) =>
    applyOperations(editor, id, {
      version,
      operations: operations.map((operation) => ({ ...operation, id: randomUUID() })),
    })

  const asked = vi.spyOn(pg.Client.prototype, 'query')
  const { update } = await send(0, { type: 'move entry', entry: first?.id, after: second?.id })
  const statements = asked.mock.calls.length
  asked.mockRestore()
  expect(update).toMatchObject({ version: 1, whole: false, entries: [], removed: [] })
  expect(update.moved).toEqual([{ id: first?.id, orderKey: expect.any(String) }])
  // BEGIN and COMMIT are two of them.
  expect(statements).toBeLessThanOrEqual(11)

  // What is otherwise too comes whole.
  const changed = await send(
    1,
    { type: 'move entry', entry: first?.id, after: null },
    { type: 'set entry', entry: first?.id, field: 'note', base: null, value: 'A note' },
  )
  expect(changed.update).toMatchObject({ moved: [], entries: [{ id: first?.id, note: 'A note' }] })
})
