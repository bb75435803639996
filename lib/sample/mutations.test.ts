import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { engagementSchema, receiptSchema } from '../digests/schema'
import { bumpEdition, readEdition } from '../edition'
import { bodySchema } from '../mentions/schema'
import { sampleDigests } from './content'
import { loadSample, removeSample } from './mutations'

provideDatabase()

test('a new database gets three published digests that say what they are', async () => {
  expect(await loadSample(new Date('2026-11-23T12:00:00Z'))).toEqual({ loaded: true })

  const publications = await db().publication.findMany({
    where: { endedAt: null },
    orderBy: { day: 'desc' },
    select: {
      title: true,
      intro: true,
      day: true,
      digest: { select: { feedId: true, sampleAt: true } },
      entries: { orderBy: { rank: 'asc' }, include: { mentions: true } },
    },
  })
  expect(publications.map(({ day }) => day.toISOString().slice(0, 10))).toEqual([
    '2026-11-20',
    '2026-11-19',
    '2026-11-18',
  ])
  expect(publications.map(({ digest }) => digest.feedId)).toEqual(sampleDigests.map(({ feedId }) => feedId))
  for (const { title, intro, digest, entries } of publications) {
    expect(title).toMatch(/^Sample: /)
    expect(intro).toContain('This digest is a sample')
    expect(digest.sampleAt).not.toBeNull()
    expect(entries.length).toBeGreaterThanOrEqual(4)
    const scores = entries.map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    for (const entry of entries) {
      const inputs = receiptSchema.parse(entry.receipt).inputs
      expect(inputs.reduce((sum, { value, weight }) => sum + value * weight, 0)).toBe(entry.score)
      expect(engagementSchema.parse(entry.engagement)).toHaveLength(1)
      for (const mention of entry.mentions) {
        expect(mention.authorName).toMatch(/ \(sample\)$/)
        expect(mention.url).toMatch(/^https:\/\/example\.org\//)
        expect(bodySchema.parse(mention.body)).not.toHaveLength(0)
      }
    }
  }
  expect(await db().mention.count({ where: { source: { not: 'sample' } } })).toBe(0)
  expect(await readEdition()).toBe(2)
})

test('its counts grew until they were published, and since as far as that is past', async () => {
  await loadSample(new Date('2026-11-20T20:00:00Z'))
  const readings = await db().snapshot.findMany({ where: { arxivId: '1706.03762' }, orderBy: { takenAt: 'asc' } })
  expect(readings.map(({ takenAt }) => takenAt.toISOString().slice(0, 13))).toEqual([
    '2026-11-18T12',
    '2026-11-18T17',
    '2026-11-18T22',
    '2026-11-19T03',
    '2026-11-19T08',
    '2026-11-19T16',
    '2026-11-20T08',
  ])
  const likes = readings.map(({ likes }) => likes ?? 0)
  expect(likes).toEqual(likes.toSorted((a, b) => a - b))
  expect(likes[4]).toBe(1630)
  expect(likes[0]).toBeLessThan(100)
})

test('it is loaded once, also by two instances that start together', async () => {
  const answers = await Promise.all([loadSample(), loadSample()])
  expect(answers.filter(({ loaded }) => loaded)).toHaveLength(1)
  expect(await db().digest.count()).toBe(sampleDigests.length)
})

test('it does not come back once it was removed, nor to a site that readers know', async () => {
  await loadSample()
  await db().$transaction(async (tx) => {
    await removeSample(tx)
    await bumpEdition(tx)
  })
  expect(await loadSample()).toEqual({ loaded: false })
  expect(await db().digest.count()).toBe(0)
})

test('removing it leaves nothing that only it knew', async () => {
  await loadSample()
  expect(await db().$transaction(removeSample)).toEqual({ removed: 3 })

  expect(await db().digest.count()).toBe(0)
  expect(await db().publication.count()).toBe(0)
  expect(await db().mention.count()).toBe(0)
  expect(await db().snapshot.count()).toBe(0)
  expect(await db().paper.count()).toBe(0)
  expect(await db().$transaction(removeSample)).toEqual({ removed: 0 })
})

test('removing it spares what others know', async () => {
  await loadSample()
  const own = await db().digest.create({
    data: {
      slug: 'hot-papers-2017-06-13',
      day: new Date('2017-06-13'),
      feedId: 'own',
      title: 'Own',
      description: '',
      section: 'arXiv',
      entries: { create: { arxivId: '1706.03762', orderKey: 'a0' } },
    },
  })
  await db().candidate.create({ data: { day: new Date('2020-05-29'), arxivId: '2005.14165', score: 1, receipt: {} } })
  await db().mention.create({
    data: {
      source: 'bluesky',
      sourceId: '1',
      url: 'https://example.org/1',
      authorName: 'A',
      authorHandle: 'a',
      body: [],
      lang: 'en',
      dir: 'ltr',
      postedOn: new Date('2018-10-12'),
      papers: { create: { arxivId: '1810.04805' } },
    },
  })

  await db().$transaction(removeSample)

  expect(await db().digest.findMany({ select: { id: true } })).toEqual([{ id: own.id }])
  expect(await db().mention.findMany({ select: { source: true } })).toEqual([{ source: 'bluesky' }])
  const papers = await db().paper.findMany({ orderBy: { arxivId: 'asc' }, select: { arxivId: true } })
  expect(papers.map(({ arxivId }) => arxivId)).toEqual(['1706.03762', '1810.04805', '2005.14165'])
})
