import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { actAs } from '../../e2e/act-as'
import { provideDatabase } from '../../e2e/provide-database'
import type { Editor } from '../accounts/rights'
import { db } from '../db'
import { applyOperations } from '../drafts/mutations'
import { findDraft } from '../drafts/queries'
import { readEdition } from '../edition'
import {
  proposeDigest,
  publishDigest,
  publishDue,
  returnProposal,
  scheduleDigest,
  takeProposal,
  unpublishDigest,
  unscheduleDigest,
} from './mutations'
import { findPreview, findPublishedDigest, findSuccessorSlug, type PublishedDigest } from './queries'

provideDatabase()

let editor: Editor
let digestId: string

beforeEach(async () => {
  editor = await actAs('editor', 'Ada Example')
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

test('publishing freezes what stands in the draft, and says who chose it', async () => {
  const [first] = await addPapers('2101.00001', '2101.00002')
  await db().snapshot.createMany({
    data: [
      { arxivId: '2101.00001', source: 'x', takenAt: new Date('2021-01-05T08:00Z'), likes: 3, reposts: 4 },
      { arxivId: '2101.00001', source: 'x', takenAt: new Date('2021-01-05T09:00Z'), likes: 30, reposts: 40 },
    ],
  })
  const receipt = { rule: 'balanced', version: 1, inputs: [], leftOut: [] }
  const candidate = { day: new Date('2021-01-05'), arxivId: '2101.00002', score: 99, receipt }
  await db().candidate.create({ data: candidate })
  const mentionId = await makeMention('2101.00001')
  await send(
    { type: 'set entry', entry: first, field: 'note', base: null, value: 'Read *this*.' },
    { type: 'show mention', entry: first, shown: randomUUID(), mention: mentionId },
  )
  const preview = await findPreview(digestId)
  const edition = await readEdition()
  expect(await publish(editor, null)).toEqual({ slug: 'a-day', number: 1, outcome: 'published' })
  expect(await readEdition()).toBe(edition + 1)

  const published = await findPublishedDigest('a-day')
  expect(published).toMatchObject({ title: 'A day', byline: 'Ada Example' })
  // What was shown before is what readers have, but for the moment and the name of whoever pressed.
  const { byline: _, publishedAt: __, writtenAt: ___, ...shown } = published as PublishedDigest
  expect(preview).toMatchObject(shown)
  expect(published?.entries).toMatchObject([
    {
      rank: 1,
      arxivId: '2101.00001',
      title: 'Paper 2101.00001',
      note: 'Read *this*.',
      score: 70,
      engagement: [{ source: 'x', takenAt: '2021-01-05T09:00:00.000Z', likes: 30, reposts: 40 }],
      mentions: [{ authorHandle: 'cleo', source: 'x' }],
    },
    { rank: 2, arxivId: '2101.00002', score: 99 },
  ])
  expect((await findDraft(digestId))?.standing.publication).toMatchObject({ number: 1, differs: false })
  expect(await acts()).toEqual(['publish digest'])
  expect(await db().revision.findMany({ select: { reason: true, accountId: true } })).toEqual([
    { reason: 'published', accountId: editor.id },
  ])
})

test('a correction changes what was corrected, and nothing that was counted', async () => {
  await addPapers('2101.00001')
  await publish(editor, null)
  const before = await findPublishedDigest('a-day')
  const taken = { arxivId: '2101.00001', source: 'x', takenAt: new Date(), likes: 1000 }
  await db().snapshot.create({ data: taken })
  await db().paper.update({ where: { arxivId: '2101.00001' }, data: { title: 'Renamed' } })
  await send({ type: 'set digest', field: 'title', base: 'A day', value: 'A better day' })
  expect((await findPublishedDigest('a-day'))?.title).toBe('A day')

  const other = await actAs('editor', 'Bo Example')
  expect(await publish(other, 1)).toMatchObject({ number: 2, outcome: 'published' })
  const after = await findPublishedDigest('a-day')
  expect(after).toMatchObject({ title: 'A better day', number: 2, byline: 'Ada Example', writtenAt: before?.writtenAt })
  // What arXiv calls it by now is told beside.
  const renamed = before?.entries.map((entry) => ({ ...entry, paper: { ...entry.paper, title: 'Renamed' } }))
  expect(after?.entries).toEqual(renamed)
  expect(await acts()).toEqual(['publish digest', 'correct digest'])
})

test('a double click and two editors at once make one publication', async () => {
  await addPapers('2101.00001')
  const other = await actAs('editor')
  const edition = await readEdition()
  const all = await Promise.all([editor, other, editor].map((person) => publish(person, null)))
  expect(all.map(({ outcome }) => outcome).toSorted()).toEqual(['published', 'unchanged', 'unchanged'])
  expect(await db().publication.count()).toBe(1)
  expect(await readEdition()).toBe(edition + 1)

  await send({ type: 'set digest', field: 'title', base: 'A day', value: 'Another' })
  await expect(publish(editor, null)).rejects.toThrow('look at it again')
})

test('what was written after the editor looked does not go out unread', async () => {
  const [entry] = await addPapers('2101.00001')
  const { version } = await db().digest.findUniqueOrThrow({ where: { id: digestId }, select: { version: true } })
  await send({ type: 'set entry', entry, field: 'note', base: null, value: 'Nobody read this.' })
  await expect(publishDigest(editor, digestId, { number: null, version })).rejects.toThrow('changed since you looked')
  expect(await findPublishedDigest('a-day')).toBeNull()
  expect(await publishDigest(editor, digestId, { number: null, version: version + 1 })).toMatchObject({ number: 1 })
})

test('an empty digest, and what belongs to the demonstration, are not published', async () => {
  await expect(publish(editor, null)).rejects.toThrow('add a paper first')
  await addPapers('2101.00001')
  await db().digest.update({ where: { id: digestId }, data: { sampleAt: new Date() } })
  await expect(publish(editor, null)).rejects.toThrow('demonstration')
})

test('an address that changed leads to the new one, and no other digest gets it', async () => {
  await addPapers('2101.00001')
  await publish(editor, null)
  await send({ type: 'set digest', field: 'slug', base: 'a-day', value: 'another-day' })
  await publish(editor, 1)
  expect(await findPublishedDigest('a-day')).toBeNull()
  expect(await findSuccessorSlug('a-day')).toBe('another-day')

  const data = { slug: 'b', day: new Date('2021-01-06'), feedId: '2', title: 'B', description: '', section: 'arXiv' }
  const { id } = await db().digest.create({ data })
  const operation = { id: randomUUID(), type: 'set digest', field: 'slug', base: 'b', value: 'a-day' }
  expect(await applyOperations(editor, id, { version: 0, operations: [operation] })).toMatchObject({
    results: [{ outcome: 'refused', message: 'a-day is the address of “A day”.' }],
  })
})

test('what is taken from the readers is gone, and can be published again', async () => {
  await addPapers('2101.00001')
  await publish(editor, null)
  await unpublishDigest(editor, digestId)
  expect(await findPublishedDigest('a-day')).toBeNull()
  expect(await findSuccessorSlug('a-day')).toBeNull()
  await expect(unpublishDigest(editor, digestId)).rejects.toThrow('Readers do not have')
  expect(await publish(editor, null)).toMatchObject({ number: 2 })
})

test('a schedule is kept once by many workers, and a late one says so', async () => {
  await addPapers('2101.00001')
  const at = new Date(Date.now() + 3_600_000)
  await expect(scheduleDigest(editor, digestId, new Date())).rejects.toThrow('past')
  await scheduleDigest(editor, digestId, at)
  expect(await publishDue(new Date())).toEqual({ published: 0, next: at })
  const later = new Date(at.getTime() + 3_600_000)
  const done = await Promise.all(Array.from({ length: 4 }, () => publishDue(later)))
  expect(done.reduce((sum, { published }) => sum + published, 0)).toBe(1)
  expect(await findPublishedDigest('a-day')).toMatchObject({ byline: 'Ada Example', number: 1 })
  expect((await findDraft(digestId))?.standing).toMatchObject({
    scheduledFor: null,
    publication: { dueAt: at.toISOString() },
  })
  expect(await acts()).toEqual(['schedule digest', 'publish digest', 'publish digest late'])
})

test('a schedule can be taken back, and what cannot be published then says why', async () => {
  const [entry] = await addPapers('2101.00001')
  const at = new Date(Date.now() + 3_600_000)
  await scheduleDigest(editor, digestId, at)
  await unscheduleDigest(editor, digestId)
  expect(await publishDue(at)).toEqual({ published: 0, next: null })
  await scheduleDigest(editor, digestId, at)
  await send({ type: 'remove entry', entry })
  expect(await publishDue(at)).toEqual({ published: 0, next: null })
  expect((await findDraft(digestId))?.standing).toMatchObject({
    scheduledFor: null,
    missedBecause: 'An empty digest cannot be published: add a paper first.',
  })
})

test('a digest that a fault keeps from being published keeps no other back', async () => {
  await addPapers('2101.00001')
  const at = new Date(Date.now() + 3_600_000)
  await scheduleDigest(editor, digestId, at)
  await db().digest.create({
    data: {
      slug: 'broken',
      day: new Date('2021-01-06'),
      feedId: '2',
      title: 'Broken',
      description: '',
      section: 'arXiv',
      scheduledFor: new Date(at.getTime() - 1000),
      entries: { create: { id: randomUUID(), arxivId: '2101.00001', orderKey: 'a' } },
    },
  })
  await db().$executeRaw`ALTER TABLE publication ADD CONSTRAINT broken CHECK (slug <> 'broken') NOT VALID`
  try {
    await expect(publishDue(at)).rejects.toThrow('broken')
    expect(await findPublishedDigest('a-day')).not.toBeNull()
  } finally {
    await db().$executeRaw`ALTER TABLE publication DROP CONSTRAINT broken`
  }
  // It was a fault of ours, so the moment is not missed.
  expect(await publishDue(at)).toEqual({ published: 1, next: null })
})

test('a contributor hands in, an editor returns with a word or publishes under the contributor’s name', async () => {
  const contributor = await actAs('contributor', 'Cleo Example')
  await addPapers('2101.00001')
  await proposeDigest(contributor, digestId)
  await returnProposal(editor, digestId, ' Add a note. ')
  expect((await findDraft(digestId))?.standing).toMatchObject({ proposedAt: null, returnedWith: 'Add a note.' })
  await proposeDigest(contributor, digestId)
  await publish(editor, null)
  expect(await findPublishedDigest('a-day')).toMatchObject({ byline: 'Cleo Example' })
  expect((await findDraft(digestId))?.standing).toMatchObject({ proposedAt: null, returnedWith: null })
  expect(await acts()).toEqual(['propose digest', 'return proposal', 'propose digest', 'publish digest'])
})

test('a proposal is taken back by whoever made it or by an editor, and by nobody else', async () => {
  const [cleo, dan] = [await actAs('contributor', 'Cleo Example'), await actAs('contributor', 'Dan Example')]
  await addPapers('2101.00001')
  await proposeDigest(cleo, digestId)
  await expect(takeProposal(dan, digestId)).rejects.toThrow('Somebody else handed this digest in')
  expect((await findDraft(digestId))?.standing).toMatchObject({ proposedBy: { name: 'Cleo Example' } })
  await takeProposal(cleo, digestId)
  await proposeDigest(cleo, digestId)
  await takeProposal(editor, digestId)
  expect((await findDraft(digestId))?.standing.proposedAt).toBeNull()
})

/** Publishes the draft as it stands, seen by somebody who saw that publication. */
async function publish(person: Editor, number: number | null) {
  const { version } = await db().digest.findUniqueOrThrow({ where: { id: digestId }, select: { version: true } })
  return publishDigest(person, digestId, { number, version })
}

async function send(...operations: object[]) {
  const given = operations.map((operation) => ({ id: randomUUID(), ...operation }))
  const { results } = await applyOperations(editor, digestId, { version: 0, operations: given })
  for (const result of results) expect(result).toMatchObject({ outcome: 'applied' })
}

async function addPapers(...arxivIds: string[]) {
  await db().paper.createMany({ data: arxivIds.map((arxivId) => ({ arxivId, title: `Paper ${arxivId}` })) })
  const operations = arxivIds.map((arxivId) => ({ type: 'add entry', entry: randomUUID(), arxivId }))
  await send(...operations)
  return operations.map(({ entry }) => entry) as [string, ...string[]]
}

async function acts() {
  const deeds = await db().deed.findMany({ orderBy: { id: 'asc' }, select: { act: true } })
  return deeds.map(({ act }) => act)
}

async function makeMention(arxivId: string) {
  const words = { authorName: 'Cleo', authorHandle: 'cleo', body: [{ type: 'text', text: 'Good.' }], lang: 'en' }
  const data = { source: 'x', sourceId: '1', url: 'https://x.com/cleo/status/1', dir: 'ltr' as const, ...words }
  const { id } = await db().mention.create({
    data: { ...data, postedOn: new Date('2021-01-05'), papers: { create: { arxivId } } },
  })
  return id
}
