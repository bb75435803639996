import { expect, test } from 'vitest'
import { actAs } from '../../e2e/act-as'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { publishDue, unscheduleDigest } from '../digests/mutations'
import { applyOperations } from '../drafts/mutations'
import { readEdition } from '../edition'
import { loadSample } from '../sample/mutations'
import { changeSetting } from '../settings/mutations'
import { acceptCandidates, dismissCandidates, rankCandidates, reopenCandidates } from './mutations'
import { publishMoment } from './publish-moment'

provideDatabase()

const DAY = '2026-11-04'
const day = new Date(DAY)
const at = (hour: number) => new Date(`${DAY}T${String(hour).padStart(2, '0')}:00:00Z`)
const paper = (n: number) => `2611.0000${n}`

/** Upvotes by paper number, as Hugging Face told them at that hour. */
async function hear(hour: number, upvotes: Record<number, number>) {
  for (const [n, count] of Object.entries(upvotes)) {
    const arxivId = paper(Number(n))
    const facts = { title: `Paper ${n}`, authors: ['Ana Beispiel'], categories: ['cs.LG'] }
    const known = { ...facts, announcedOn: day, announcedAs: 'new' as const }
    await db().paper.upsert({ where: { arxivId }, create: { arxivId, ...known }, update: {} })
    await db().snapshot.create({ data: { arxivId, source: 'huggingface', takenAt: at(hour), upvotes: count } })
  }
  const sources = { create: [{ source: 'huggingface', finishedAt: at(hour) }] }
  await db().run.create({ data: { day, startedAt: at(hour), sources } })
}

async function post(n: number, authorName: string, likes: number) {
  const said = [{ type: 'text', text: `${authorName} says something of paper ${n}` }]
  const author = { authorName, authorHandle: authorName.replace(' ', '.') }
  await db().mention.create({
    data: {
      ...author,
      source: 'bluesky',
      sourceId: `${n} ${authorName}`,
      url: 'https://bsky.app/',
      body: said,
      lang: 'en',
      dir: 'ltr',
      postedOn: day,
      papers: { create: [{ arxivId: paper(n) }] },
      counts: { create: [{ takenAt: at(7), likes }] },
    },
  })
}

async function draft() {
  const digest = await db().digest.findFirst({
    where: { day, sampleAt: null },
    include: { entries: { orderBy: { orderKey: 'asc' }, include: { mentions: { orderBy: { orderKey: 'asc' } } } } },
  })
  return digest && { ...digest, order: digest.entries.map(({ arxivId }) => Number(arxivId.at(-1))) }
}
const candidate = (n: number) => db().candidate.findFirstOrThrow({ where: { day, arxivId: paper(n) } })

test('a day’s talk becomes candidates and a draft, once with two at it, and a day without talk becomes nothing', async () => {
  expect(await rankCandidates(DAY, at(8))).toEqual({ candidates: 0, draft: 'none' })
  expect(await db().digest.count()).toBe(0)

  await hear(8, { 1: 5, 2: 50, 3: 0, 4: 20 })
  await post(2, 'Bo Reader', 40)
  await post(2, 'Ana Beispiel', 60)
  await post(2, 'Cy Reader', 3)
  const both = await Promise.all([rankCandidates(DAY, at(9)), rankCandidates(DAY, at(9))])
  expect(both.map(({ draft }) => draft).sort()).toEqual(['made', 'unchanged'])
  const made = await draft()
  expect(made).toMatchObject({ order: [2, 4, 1], slug: `hot-papers-${DAY}`, editedAt: null, version: 0 })
  expect(await candidate(2)).toMatchObject({ score: 75, entryId: made?.entries[0]?.id })
  const shown = await db().mention.findMany({ where: { entries: { some: {} } }, orderBy: { authorName: 'asc' } })
  expect(shown.map(({ authorName }) => authorName)).toEqual(['Ana Beispiel', 'Bo Reader'])
  expect(await db().paperMention.count({ where: { byAuthor: true } })).toBe(1)
})

test('until somebody touches it the draft follows the ranking, and the threshold', async () => {
  await hear(8, { 1: 5, 2: 50, 3: 1 })
  await rankCandidates(DAY, at(9))
  await hear(10, { 1: 90 })
  expect(await rankCandidates(DAY, at(11))).toMatchObject({ draft: 'changed' })
  expect((await draft())?.order).toEqual([1, 2, 3])
  await changeSetting('scoreThreshold', '40')
  await rankCandidates(DAY, at(12))
  expect((await draft())?.order).toEqual([1, 2])
  expect(await rankCandidates(DAY, at(13))).toEqual({ candidates: 3, draft: 'unchanged' })
  // A reading that was overtaken changes nothing.
  const scores = () => db().candidate.findMany({ orderBy: { arxivId: 'asc' }, select: { score: true } })
  const before = await scores()
  await rankCandidates(DAY, at(9))
  expect(await scores()).toEqual(before)
})

test('what an editor did stays, and what nobody touched is still ranked', async () => {
  const editor = await actAs('editor')
  await hear(8, { 1: 50, 2: 40, 3: 30, 4: 20 })
  await rankCandidates(DAY, at(9))
  const [first, second, third] = (await draft())?.entries ?? []
  const id = '0197a0a0-0000-7000-8000-00000000000'
  await applyOperations(editor, String((await draft())?.id), {
    version: 0,
    operations: [
      { id: `${id}1`, type: 'set entry', entry: first?.id, field: 'note', base: null, value: 'Read it.' },
      { id: `${id}2`, type: 'remove entry', entry: second?.id },
    ],
  })
  await hear(10, { 1: 1, 2: 90, 3: 2, 4: 80, 5: 60 })
  expect(await rankCandidates(DAY, at(11))).toMatchObject({ draft: 'changed' })
  // The first stays first, the second stays out, the others change places, the new one comes in.
  expect((await draft())?.order).toEqual([1, 4, 5, 3])
  expect((await draft())?.entries[0]?.note).toBe('Read it.')
  expect((await draft())?.entries[3]?.id).toBe(third?.id)

  await db().digest.updateMany({ data: { proposedAt: at(12) } })
  await hear(12, { 6: 95 })
  expect(await rankCandidates(DAY, at(13))).toMatchObject({ draft: 'settled', candidates: 6 })
  expect((await draft())?.order).toEqual([1, 4, 5, 3])
})

test('accepting, dismissing and taking it back are followed by the draft', async () => {
  await changeSetting('scoreThreshold', '60')
  const contributor = await actAs('contributor')
  await hear(8, { 1: 50, 2: 40, 3: 30, 4: 20 })
  await post(3, 'Bo Reader', 40)
  await rankCandidates(DAY, at(9))
  expect((await draft())?.order).toEqual([1, 2])
  const ids = await Promise.all([1, 2, 3, 4].map(async (n) => (await candidate(n)).id))

  await acceptCandidates(contributor, [String(ids[3]), String(ids[2])])
  expect((await draft())?.order).toEqual([1, 2, 3, 4])
  expect((await draft())?.entries[2]?.mentions).toHaveLength(1)
  await dismissCandidates(contributor, [String(ids[0]), String(ids[3])])
  expect((await draft())?.order).toEqual([2, 3])
  expect(await candidate(1)).toMatchObject({ acceptedAt: null, accountId: contributor.id })

  // Decided: neither score nor state moves with later talk, and nothing comes back by itself.
  const before = await candidate(1)
  await hear(10, { 1: 900 })
  await rankCandidates(DAY, at(11))
  expect(await candidate(1)).toEqual(before)
  expect((await draft())?.order).toEqual([2, 3])

  await reopenCandidates(contributor, ids as string[])
  expect((await draft())?.order).toEqual([1, 2, 4])
  expect(await db().candidate.count({ where: { accountId: null, acceptedAt: null, dismissedAt: null } })).toBe(4)
  const deeds = await db().deed.findMany({ where: { accountId: contributor.id }, orderBy: { id: 'asc' } })
  expect(deeds.map(({ act, subject }) => `${act} ${subject}`)).toEqual([
    `accept candidate ${paper(3)}, ${paper(4)}`,
    `dismiss candidate ${paper(1)}, ${paper(4)}`,
    `reopen candidate ${paper(1)}, ${paper(2)}, ${paper(3)}, ${paper(4)}`,
  ])
})

test('a paper accepted on a day without a draft gets one, and the demonstration makes way', async () => {
  await loadSample(new Date('2026-11-05T12:00:00Z'))
  await changeSetting('scoreThreshold', '100')
  await hear(8, { 1: 50 })
  await rankCandidates(DAY, at(9))
  const edition = await readEdition()
  await acceptCandidates(await actAs('contributor'), [(await candidate(1)).id])
  expect((await draft())?.order).toEqual([1])
  expect(await db().digest.count({ where: { sampleAt: { not: null } } })).toBe(0)
  expect(await readEdition()).toBe(edition + 1)
})

test('a paper that was withdrawn, published before, or a candidate of another day is none', async () => {
  await changeSetting('scoreThreshold', '0')
  await hear(8, { 1: 50, 2: 40, 3: 30, 4: 20 })
  await db().paper.update({ where: { arxivId: paper(1) }, data: { withdrawnAt: at(8) } })
  const other = new Date('2026-10-01')
  await db().candidate.create({ data: { day: other, arxivId: paper(2), score: 1, receipt: {} } })
  const shown = { day: other, title: '', description: '', section: '', tags: [] }
  await db().digest.create({
    data: {
      ...shown,
      slug: 'earlier',
      feedId: 'urn:earlier',
      publications: {
        create: {
          ...shown,
          slug: 'earlier',
          number: 1,
          writtenAt: other,
          entries: { create: [{ rank: 1, arxivId: paper(3), title: '', engagement: [], score: 1, receipt: {} }] },
        },
      },
    },
  })
  expect(await rankCandidates(DAY, at(9))).toEqual({ candidates: 1, draft: 'made' })
  expect((await draft())?.order).toEqual([4])
})

test('where an admin said so a draft publishes itself at its hour, once with two workers, unless an editor holds it', async () => {
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  await changeSetting('publishHour', '9')
  await hear(8, { 1: 50 })
  await db().paper.updateMany({ data: { announcedOn: new Date(tomorrow) } })
  await db().run.updateMany({ data: { day: new Date(tomorrow) } })
  await rankCandidates(tomorrow)
  const due = () => db().digest.findFirstOrThrow({ select: { id: true, scheduledFor: true } })
  const { id, scheduledFor } = await due()
  expect(scheduledFor).toEqual(publishMoment(tomorrow, 9, 'America/New_York'))
  const moment = scheduledFor as Date

  // Nobody looks at it again before it is public: no contributor changes it any more.
  const [{ id: candidateId }] = (await db().candidate.findMany({ select: { id: true } })) as [{ id: string }]
  await expect(dismissCandidates(await actAs('contributor'), [candidateId])).rejects.toThrow('only an editor')
  const editor = await actAs('editor')
  await acceptCandidates(editor, [candidateId])
  await unscheduleDigest(editor, id)
  await rankCandidates(tomorrow)
  expect((await due()).scheduledFor).toBeNull()
  expect((await publishDue(moment)).published).toBe(0)

  await db().digest.update({ where: { id }, data: { scheduledFor: moment } })
  const both = await Promise.all([publishDue(moment), publishDue(moment)])
  expect(both.reduce((sum, { published }) => sum + published, 0)).toBe(1)
  expect(await db().publication.findMany({ select: { accountId: true, number: true } })).toEqual([
    { accountId: null, number: 1 },
  ])
})
