import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { actAs } from '../../e2e/act-as'
import { provideDatabase } from '../../e2e/provide-database'
import type { Contributor, Editor } from '../accounts/rights'
import { db } from '../db'
import { findPublishedDigest } from '../digests/queries'
import { readEdition } from '../edition'
import { loadSample } from '../sample/mutations'
import { applyOperations, pruneOperations } from './mutations'
import { findDraft, findUpdate } from './queries'
import type { BatchAnswer, Operation } from './schema'

provideDatabase()

const PAPERS = ['2101.00001', '2101.00002', '2101.00003', '2101.00004']
let editor: Editor
let digestId: string

beforeEach(async () => {
  editor = await actAs('editor', 'Ada Example')
  digestId = await makeDigest('2021-01-05')
  await db().paper.createMany({ data: PAPERS.map((arxivId, i) => ({ arxivId, title: `Paper ${i + 1}` })) })
})

test('fields are set on what stood there, and the draft says who did it', async () => {
  const edition = await readEdition()
  const { results, update } = await send(
    { type: 'set digest', field: 'title', base: 'A day', value: ' Tuesday ' },
    { type: 'set digest', field: 'tags', base: [], value: ['a', 'b'] },
    { type: 'set digest', field: 'intro', base: null, value: 'Hello.\n\nThere.' },
  )
  expect(results).toMatchObject([
    { outcome: 'applied', version: 1 },
    { outcome: 'applied', version: 2 },
    { outcome: 'applied', version: 3 },
  ])
  expect(update).toMatchObject({ version: 3, whole: false, digest: { title: 'Tuesday', tags: ['a', 'b'] } })
  expect(await findDraft(digestId)).toMatchObject({
    version: 3,
    whole: true,
    digest: { title: 'Tuesday', intro: 'Hello.\n\nThere.' },
    standing: { editedBy: { name: 'Ada Example' }, editedAt: expect.any(String), publication: null },
  })
  expect(await readEdition()).toBe(edition)
})

test('the repeat of an operation does nothing and says so', async () => {
  const operation = { id: randomUUID(), type: 'add entry', entry: randomUUID(), arxivId: PAPERS[0] }
  const [first, second] = await Promise.all([sendRaw(operation, operation), sendRaw(operation)])
  expect([...first.results, ...second.results].map(({ outcome }) => outcome).toSorted()).toEqual([
    'applied',
    'repeated',
    'repeated',
  ])
  expect(await order()).toEqual([PAPERS[0]])
})

test('of two who change one field the second sees what the first wrote, and whose it is', async () => {
  const other = await actAs('editor', 'Bo Example')
  await send({ type: 'set digest', field: 'title', base: 'A day', value: 'Mine' })
  const theirs = { id: randomUUID(), type: 'set digest', field: 'title', base: 'A day', value: 'Theirs' }
  const { results, update } = await applyOperations(other, digestId, { version: 0, operations: [theirs] })
  expect(results).toMatchObject([{ outcome: 'conflict', stored: 'Mine', by: { name: 'Ada Example' } }])
  expect(update.digest.title).toBe('Mine')

  // The choice is an operation like any other, on the text that was shown.
  const chosen = { ...theirs, id: randomUUID(), base: 'Mine' }
  expect(await applyOperations(other, digestId, { version: 1, operations: [chosen] })).toMatchObject({
    results: [{ outcome: 'applied' }],
  })
  // Who meant the same is in nobody's way.
  expect(await outcomes({ type: 'set digest', field: 'title', base: 'Mine', value: 'Theirs' })).toEqual(['applied'])
})

test('entries are added, moved, sorted and arranged', async () => {
  const [a, b, c, d] = await addAll()
  await db().snapshot.createMany({
    data: PAPERS.map((arxivId, i) => ({ arxivId, source: 'x', takenAt: new Date(), likes: i * 10, reposts: 1 })),
  })
  await send({ type: 'move entry', entry: d, after: null }, { type: 'move entry', entry: a, after: b })
  expect(await order()).toEqual(numbers(4, 2, 1, 3))
  await send({ type: 'move entry', entry: d })
  expect(await order()).toEqual(numbers(2, 1, 3, 4))
  await send({ type: 'sort entries', by: 'score' })
  expect(await order()).toEqual(numbers(4, 3, 2, 1))
  await send({ type: 'arrange entries', order: [a, c, a, randomUUID()] })
  // Who is not named stays behind its neighbour: 4 was first, 2 behind 3.
  expect(await order()).toEqual(numbers(4, 1, 3, 2))
})

test('what was taken out comes back where it stood, with its note and its posts', async () => {
  const [a, b, c] = await addAll()
  const mention = await makeMention(PAPERS[1] as string)
  await send(
    { type: 'set entry', entry: b, field: 'note', base: null, value: 'Read this.' },
    { type: 'show mention', entry: b, shown: randomUUID(), mention },
  )
  const before = await findDraft(digestId)
  await send({ type: 'remove entry', entry: b }, { type: 'move entry', entry: c, after: a })
  expect(await order()).toEqual(numbers(1, 3, 4))
  const { results } = await send({ type: 'set entry', entry: b, field: 'note', base: 'Read this.', value: 'Late.' })
  expect(results).toMatchObject([{ outcome: 'refused', reason: 'removed' }])

  await send({ type: 'put back entry', entry: b }, { type: 'move entry', entry: c, after: b })
  expect((await findDraft(digestId))?.entries.map(({ orderKey: _, ...entry }) => entry)).toEqual(
    before?.entries.map(({ orderKey: _, ...entry }) => entry),
  )
  expect(await outcomes({ type: 'put back entry', entry: b })).toEqual(['refused missing'])
})

test('posts are shown, moved and hidden under their entry', async () => {
  const [a] = await addAll()
  const [one, two] = [randomUUID(), randomUUID()]
  const [first, second] = [await makeMention(PAPERS[0] as string), await makeMention(PAPERS[0] as string)]
  const foreign = await makeMention(PAPERS[1] as string)
  const shown = async () => (await findDraft(digestId))?.entries[0]?.mentions.map(({ mention }) => mention.id)
  await send(
    { type: 'show mention', entry: a, shown: one, mention: first },
    { type: 'show mention', entry: a, shown: two, mention: second, after: null },
  )
  expect(await shown()).toEqual([second, first])
  await send({ type: 'move mention', entry: a, shown: two, after: one })
  expect(await shown()).toEqual([first, second])
  expect(
    await outcomes(
      { type: 'show mention', entry: a, shown: randomUUID(), mention: first },
      { type: 'show mention', entry: a, shown: randomUUID(), mention: foreign },
      { type: 'hide mention', entry: a, shown: one },
      { type: 'hide mention', entry: a, shown: one },
    ),
  ).toEqual(['refused taken', 'refused missing', 'applied', 'refused missing'])
  expect(await shown()).toEqual([second])

  await db().mention.update({ where: { id: first }, data: { forgottenAt: new Date() } })
  expect(await outcomes({ type: 'show mention', entry: a, shown: randomUUID(), mention: first })).toEqual([
    'refused missing',
  ])
})

test.each([
  ['a slug with a slash', { type: 'set digest', field: 'slug', base: 'day-2021-01-05', value: 'a/b' }, /./],
  ['a title of nothing', { type: 'set digest', field: 'title', base: 'A day', value: ' ' }, 'It must not be empty.'],
  [
    'a note that is too long',
    { type: 'set entry', field: 'note', base: null, value: 'x'.repeat(10_001) },
    /at most 10,000/,
  ],
  ['a NUL', { type: 'set digest', field: 'intro', base: null, value: 'a\0b' }, /NUL/],
  [
    'a day that is none',
    { type: 'set digest', field: 'day', base: '2021-01-05', value: '2021-02-30' },
    /must be a day/,
  ],
  ['another digest’s day', { type: 'set digest', field: 'day', base: '2021-01-05', value: '2021-01-04' }, /“A day”/],
  ['an operation nobody knows', { type: 'publish', value: 1 }, /load the page again/],
  ['a paper nobody knows', { type: 'add entry', arxivId: '2101.09999' }, /look it up/],
  ['an id that is none', { type: 'add entry', arxivId: 'https://arxiv.org/abs/2101.00001' }, /arXiv id/],
  ['an entry that is not there', { type: 'remove entry' }, 'That paper is not in this digest.'],
])('%s is refused with a sentence, and nothing else with it', async (_, wrong, sentence) => {
  await makeDigest('2021-01-04')
  const { results } = await sendRaw(
    { id: randomUUID(), entry: randomUUID(), ...wrong },
    { id: randomUUID(), type: 'add entry', entry: randomUUID(), arxivId: PAPERS[0] },
  )
  expect(results).toMatchObject([
    { outcome: 'refused', message: expect.stringMatching(sentence) },
    { outcome: 'applied' },
  ])
})

test('a paper stands in a digest once, whoever adds it', async () => {
  const add = () => ({ type: 'add entry' as const, entry: randomUUID(), arxivId: PAPERS[0] as string })
  const answers = await Promise.all([outcomes(add()), outcomes(add()), outcomes(add())])
  expect(answers.flat().toSorted()).toEqual(['applied', 'refused taken', 'refused taken'])
})

test('who was away is told what changed since, and all of it where that is not known', async () => {
  const [a, b] = await addAll()
  await send(
    { type: 'remove entry', entry: a },
    { type: 'set entry', entry: b, field: 'note', base: null, value: 'New.' },
  )
  expect(await findUpdate(digestId, 4)).toMatchObject({
    version: 6,
    whole: false,
    removed: [a],
    entries: [{ id: b, note: 'New.' }],
    operations: [{ type: 'remove entry', by: { name: 'Ada Example' } }, { type: 'set entry' }],
  })
  expect(await findUpdate(digestId, 6)).toMatchObject({ whole: false, entries: [], removed: [], operations: [] })
  await db().operation.deleteMany({ where: { version: 5 } })
  expect(await findUpdate(digestId, 4)).toMatchObject({ whole: true, entries: { length: 3 } })
  expect(await findUpdate(digestId, 99)).toMatchObject({ whole: true })
})

test('what is older than some weeks is forgotten, and a page that slept so long gets the whole draft', async () => {
  const [a] = await addAll()
  await send({ type: 'remove entry', entry: a })
  await pruneOperations(new Date(Date.now() + 29 * 86_400_000))
  expect(await findUpdate(digestId, 4)).toMatchObject({ whole: false })
  await pruneOperations(new Date(Date.now() + 31 * 86_400_000))
  expect(await findUpdate(digestId, 4)).toMatchObject({ whole: true, entries: { length: 3 } })
  expect(await outcomes({ type: 'put back entry', entry: a })).toEqual(['refused missing'])
})

test('a contributor edits drafts, and neither what is scheduled nor what is published', async () => {
  const contributor = await actAs('contributor')
  const send = (base: string, value: string) => {
    const operations = [{ id: randomUUID(), type: 'set digest', field: 'title', base, value }]
    return applyOperations(contributor, digestId, { version: 0, operations })
  }
  expect((await send('A day', 'One')).results).toMatchObject([{ outcome: 'applied' }])
  await db().digest.update({
    where: { id: digestId },
    data: { scheduledFor: new Date() },
  })
  await expect(send('One', 'Two')).rejects.toThrow('“One” is scheduled: only an editor may change it.')
  await db().digest.update({ where: { id: digestId }, data: { scheduledFor: null, trashedAt: new Date() } })
  await expect(send('One', 'Two')).rejects.toThrow('“One” is in the trash: restore it first.')
  digestId = randomUUID()
  await expect(send('One', 'Two')).rejects.toThrow('There is no such digest')
})

test('a published digest says whether its draft says something else, and keeps its frozen facts', async () => {
  // The demonstration comes only to a site that has nothing.
  await db().digest.deleteMany()
  await loadSample()
  const sample = await db().digest.findFirstOrThrow({ where: { sampleAt: { not: null } } })
  digestId = sample.id
  const draft = await findDraft(digestId)
  expect(draft?.standing).toMatchObject({
    publication: { number: 1, slug: sample.slug, differs: false },
    isSample: true,
  })
  const [first, second] = draft?.entries ?? []
  const published = await findPublishedDigest(sample.slug)
  expect(first).toMatchObject({ score: published?.entries[0]?.score, engagement: published?.entries[0]?.engagement })

  const differs = (answer: BatchAnswer) => answer.update.standing.publication?.differs
  expect(differs(await send({ type: 'move entry', entry: first?.id as string, after: second?.id as string }))).toBe(
    true,
  )
  expect(differs(await send({ type: 'move entry', entry: first?.id as string, after: null }))).toBe(false)
  const place = first?.mentions[0]?.id as string
  expect(differs(await send({ type: 'hide mention', entry: first?.id as string, shown: place }))).toBe(true)
})

type Given<O = Operation> = O extends Operation ? Omit<O, 'id'> : never

function send(...operations: Given[]) {
  return sendRaw(...operations.map((operation) => ({ id: randomUUID(), ...operation })))
}

async function sendRaw(...operations: object[]) {
  const version = (await findDraft(digestId))?.version ?? 0
  return applyOperations(editor as Contributor, digestId, { version, operations })
}

async function outcomes(...operations: Given[]) {
  const { results } = await send(...operations)
  return results.map((result) => (result.outcome === 'refused' ? `refused ${result.reason}` : result.outcome))
}

async function addAll() {
  const entries = PAPERS.map((arxivId) => ({ type: 'add entry' as const, entry: randomUUID(), arxivId }))
  await send(...entries)
  return entries.map(({ entry }) => entry) as [string, string, string, string]
}

async function order() {
  return (await findDraft(digestId))?.entries.map(({ arxivId }) => arxivId)
}

const numbers = (...ns: number[]) => ns.map((n) => `2101.0000${n}`)

async function makeDigest(day: string) {
  const data = { slug: `day-${day}`, day: new Date(day), feedId: `urn:uuid:${randomUUID()}`, title: 'A day' }
  return (await db().digest.create({ data: { ...data, description: '', section: 'arXiv' }, select: { id: true } })).id
}

async function makeMention(arxivId: string) {
  const sourceId = randomUUID()
  const words = { authorName: 'Cleo', authorHandle: 'cleo', body: [], lang: 'en', dir: 'ltr' as const }
  const data = { source: 'x', sourceId, url: `https://x.com/cleo/status/${sourceId}`, ...words }
  const { id } = await db().mention.create({
    data: { ...data, postedOn: new Date('2021-01-05'), papers: { create: { arxivId } } },
    select: { id: true },
  })
  return id
}
