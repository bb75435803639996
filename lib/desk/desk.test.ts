import { randomInt } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { actAs } from '../../e2e/act-as'
import { provideDatabase } from '../../e2e/provide-database'
import type { Editor } from '../accounts/rights'
import { db } from '../db'
import { readEdition } from '../edition'
import { changeSetting } from '../settings/mutations'
import { createDigest, duplicateDigest, restoreDigest, trashDigest } from './mutations'
import { findNextDay, listDigests, listMonth } from './queries'
import { listSchema } from './schema'

provideDatabase()

let editor: Editor
beforeEach(async () => {
  editor = await actAs('editor', 'Eda')
})

test('a digest is made for a day once, with an address and a title', async () => {
  const { id } = await createDigest(editor, '2031-01-02')
  expect(await db().digest.findUnique({ where: { id } })).toMatchObject({
    slug: 'hot-papers-2031-01-02',
    title: 'Hot Papers 2031-01-02',
    editedById: editor.id,
  })
  await expect(createDigest(editor, '2031-01-02')).rejects.toThrow('2 January 2031 has a digest already')
  expect(await findNextDay('2031-01-02')).toBe('2031-01-03')
})

test('a duplicate has the same papers, notes and posts in the same order, on its own day', async () => {
  const { id } = await createDigest(editor, '2031-02-01')
  await fill(id)
  const copy = await duplicateDigest(editor, id, '2031-02-02')
  const content = (digestId: string) =>
    db().entry.findMany({
      where: { digestId },
      orderBy: { orderKey: 'asc' },
      select: { arxivId: true, note: true, orderKey: true, mentions: { select: { mentionId: true, orderKey: true } } },
    })
  expect(await content(copy.id)).toEqual(await content(id))
  expect(await content(copy.id)).toHaveLength(2)
  expect(await db().digest.findUnique({ where: { id: copy.id } })).toMatchObject({ title: 'Hot Papers 2031-02-02' })
  await expect(duplicateDigest(editor, id, '2031-02-02')).rejects.toThrow('has a digest already')
})

test('where drafts publish themselves, an editor’s does and a contributor’s waits for an editor', async () => {
  await changeSetting('publishHour', '9')
  const contributor = await actAs('contributor')
  const source = await createDigest(editor, '2031-02-03')
  const made = [
    await createDigest(contributor, '2031-02-04'),
    await duplicateDigest(contributor, source.id, '2031-02-05'),
  ]
  const isScheduled = async ({ id }: { id: string }) =>
    (await db().digest.findUniqueOrThrow({ where: { id } })).scheduledFor !== null
  expect(await Promise.all([source, ...made].map(isScheduled))).toEqual([true, false, false])
})

test('what the front page says of the next digest changes when one is made or trashed', async () => {
  const edition = await readEdition()
  const { id } = await createDigest(editor, '2031-02-07')
  expect(await readEdition()).toBe(edition + 1)
  await trashDigest(editor, id)
  expect(await readEdition()).toBe(edition + 2)
})

test('what is in the trash is listed there alone and comes back; what readers have does not go there', async () => {
  const { id } = await createDigest(editor, '2031-03-01')
  await trashDigest(editor, id)
  const titles = async (given: object) => (await listDigests(listSchema.parse(given))).digests.map(({ title }) => title)
  expect(await titles({})).not.toContain('Hot Papers 2031-03-01')
  expect(await titles({ state: 'trash' })).toEqual(['Hot Papers 2031-03-01'])
  await restoreDigest(editor, id)
  expect(await titles({ state: 'draft', q: '2031-03' })).toEqual(['Hot Papers 2031-03-01'])
  expect(await titles({ state: 'published' })).toEqual([])

  await db().publication.create({
    data: {
      digestId: id,
      number: 1,
      slug: 'hot-papers-2031-03-01',
      day: new Date('2031-03-01'),
      title: 'Something else',
      description: '',
      section: '',
      tags: [],
      writtenAt: new Date(),
    },
  })
  await expect(trashDigest(editor, id)).rejects.toThrow('take it from the readers first')
  expect(await titles({ state: 'published' })).toEqual(['Hot Papers 2031-03-01'])
  expect(await titles({ state: 'changed' })).toEqual(['Hot Papers 2031-03-01'])
  expect(await listMonth('2031-03')).toMatchObject([{ publication: { differs: true }, editedBy: 'Eda' }])
})

test('a digest is found by its words, and by those of its papers', async () => {
  const { id } = await createDigest(editor, '2031-04-01')
  const [paper] = await fill(id)
  for (const q of ['2031-04-01', paper, 'UNLIKELY words']) {
    const { digests } = await listDigests(listSchema.parse({ q, state: 'draft' }))
    expect(digests.map((digest) => digest.id)).toContain(id)
  }
  expect((await listDigests(listSchema.parse({ q: '100%_' }))).digests).toEqual([])
})

async function fill(digestId: string) {
  const arxivIds = [1, 2].map(() => `3101.${String(randomInt(1e5)).padStart(5, '0')}`)
  for (const [i, arxivId] of arxivIds.entries()) {
    await db().paper.create({ data: { arxivId, title: 'Unlikely words', authors: [], categories: [] } })
    const mention = await db().mention.create({
      data: {
        source: 'x',
        sourceId: arxivId,
        url: 'https://x.com/example/status/1',
        authorName: 'An Example',
        authorHandle: 'example',
        body: [],
        lang: 'en',
        dir: 'ltr',
        postedOn: new Date('2031-01-01'),
        papers: { create: { arxivId } },
      },
    })
    await db().entry.create({
      data: {
        digestId,
        arxivId,
        orderKey: `a${i}`,
        note: `Note ${i}`,
        mentions: { create: { mentionId: mention.id, orderKey: 'a0' } },
      },
    })
  }
  return arxivIds
}
