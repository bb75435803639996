import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { rankDay } from './queries'

provideDatabase()

const DAY = '2026-11-04'
const day = new Date(DAY)
const at = (hour: number) => new Date(`${DAY}T${String(hour).padStart(2, '0')}:00:00Z`)

async function addPaper(arxivId: string, upvotes: Record<number, number>, stars: Record<number, number> = {}) {
  const facts = { title: arxivId, authors: ['Ana Beispiel'], categories: ['cs.LG'], announcedAs: 'new' as const }
  const readings = (source: string, counts: Record<number, number>) =>
    Object.entries(counts).map(([hour, upvotes]) => ({ arxivId, source, takenAt: at(Number(hour)), upvotes }))
  await db().paper.create({ data: { ...facts, arxivId, announcedOn: day } })
  await db().snapshot.createMany({ data: [...readings('huggingface', upvotes), ...readings('github', stars)] })
}

async function addPost(arxivId: string, authorName: string, likes: Record<number, number>) {
  const post = { source: 'bluesky', url: 'https://bsky.app/', body: [], lang: 'en', dir: 'ltr' as const, postedOn: day }
  await db().mention.create({
    data: {
      ...post,
      sourceId: `${arxivId} ${authorName}`,
      authorName,
      authorHandle: authorName.replace(' ', '.'),
      papers: { create: [{ arxivId }] },
      counts: {
        create: Object.entries(likes).map(([hour, likes]) => ({ takenAt: at(Number(hour)), likes })),
      },
    },
  })
}

async function addRun(hour: number, failures: Record<string, string | null>) {
  const sources = Object.entries(failures).map(([source, failure]) => ({ source, failure, finishedAt: at(hour) }))
  await db().run.create({ data: { day, startedAt: at(hour), sources: { create: sources } } })
}

test('what is stored gives the same scores and receipts again, whatever came in later', async () => {
  await addPaper('2611.00001', { 6: 3, 12: 90 }, { 6: 1000, 9: 1004 })
  await addPaper('2611.00002', { 6: 30, 12: 30 }, { 6: 5, 12: 5000 })
  await addPaper('2611.00003', {})
  await addPost('2611.00002', 'Ana Beispiel', { 7: 5 })
  await addPost('2611.00002', 'Bo Reader', { 7: 5, 11: 500 })
  await addRun(8, { huggingface: null, github: null, bluesky: null, hackernews: 'It was away.' })
  const before = await rankDay(DAY, 'balanced', at(10))
  expect(before.map(({ arxivId, score }) => [arxivId, score])).toEqual([
    ['2611.00002', 50],
    ['2611.00001', 23.08],
    ['2611.00003', 0],
  ])
  expect(before[0]?.receipt).toMatchObject({
    asOf: at(10).toISOString(),
    leftOut: ['Hacker News, which did not answer'],
    inputs: [
      // Bo, and one of the authors at half.
      { source: 'bluesky', value: 5, weight: 1 },
      { source: 'bluesky', value: 5, weight: 0.5 },
      { source: 'huggingface', value: 30 },
    ],
    accounts: 1,
    fromOne: 0.5,
  })
  // Stars that it had before do not count.
  expect(before[1]?.receipt.inputs).toContainEqual({ source: 'github', name: 'upvotes', value: 4, weight: 1 })

  await addRun(11, { hackernews: null, bluesky: 'It was away.' })
  await addPost('2611.00001', 'Cy Reader', { 11: 700 })
  await db().mention.updateMany({ where: { authorName: 'Bo Reader' }, data: { deletedAt: at(12) } })
  const scores = (ranked: typeof before) => ranked.map(({ arxivId, score, receipt }) => ({ arxivId, score, receipt }))
  expect(scores(await rankDay(DAY, 'balanced', at(10)))).toEqual(scores(before))
  expect((await rankDay(DAY, 'balanced', at(13)))[0]?.arxivId).toBe('2611.00001')
})
