import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { listPapersOfDay } from './queries'

provideDatabase()

const DAY = '2026-11-04'
const day = new Date(DAY)
const at = (hour: number) => new Date(`2026-11-04T${String(hour).padStart(2, '0')}:00:00Z`)

test('a listing day has its new papers, each with the counts and posts known at a moment', async () => {
  const facts = { authors: [], categories: ['cs.LG'] }
  await db().paper.createMany({
    data: [
      { ...facts, arxivId: '2611.01002', title: 'Crossed', announcedOn: day, announcedAs: 'cross' },
      { ...facts, arxivId: '2611.01001', title: 'New', announcedOn: day, announcedAs: 'new' },
      {
        ...facts,
        arxivId: '2611.00001',
        title: 'Of another day',
        announcedOn: new Date('2026-11-03'),
        announcedAs: 'new',
      },
    ],
  })
  await db().snapshot.createMany({
    data: [
      { arxivId: '2611.01001', source: 'github', takenAt: at(6), upvotes: 10 },
      { arxivId: '2611.01001', source: 'github', takenAt: at(9), upvotes: 25 },
      { arxivId: '2611.01001', source: 'github', takenAt: at(12), upvotes: 40 },
    ],
  })
  const words = { authorName: 'Ana Example', authorHandle: 'ana.example', body: [], lang: 'en', dir: 'ltr' as const }
  for (const [sourceId, gone] of [
    ['1', {}],
    ['2', { deletedAt: at(8) }],
    ['3', { suppressedAt: at(8) }],
  ] as const)
    await db().mention.create({
      data: {
        ...words,
        ...gone,
        source: 'bluesky',
        sourceId,
        url: `https://bsky.app/${sourceId}`,
        postedOn: day,
        papers: { create: [{ arxivId: '2611.01001', byAuthor: true }] },
        counts: {
          create: [
            { takenAt: at(7), likes: 1 },
            { takenAt: at(10), likes: 5 },
          ],
        },
      },
    })

  const papers = await listPapersOfDay(DAY, at(10))
  expect(papers.map(({ arxivId, announcedAs }) => [arxivId, announcedAs])).toEqual([
    ['2611.01001', 'new'],
    ['2611.01002', 'cross'],
  ])
  expect(papers[0]?.counts).toMatchObject([{ source: 'github', takenAt: at(9), upvotes: 25, first: { upvotes: 10 } }])
  expect(papers[0]?.mentions).toMatchObject([
    { sourceId: '1', byAuthor: true, authorPapers: 1, counts: { takenAt: at(10), likes: 5 } },
  ])
  expect(papers[1]).toMatchObject({ counts: [], mentions: [] })
})

test('whoever asked not to be shown is not, however a post comes in', async () => {
  await db().suppression.createMany({
    data: [
      { source: 'bluesky', authorId: 'did:plc:1' },
      { source: 'x', authorHandle: 'someone' },
      { source: 'x', sourceId: '7' },
    ],
  })
  const post = { url: 'https://example.org', authorName: '', body: [], lang: 'en', dir: 'ltr' as const, postedOn: day }
  await db().mention.createMany({
    data: [
      { ...post, source: 'bluesky', sourceId: '1', authorHandle: 'renamed.example', authorId: 'did:plc:1' },
      { ...post, source: 'x', sourceId: '2', authorHandle: 'Someone' },
      { ...post, source: 'x', sourceId: '7', authorHandle: 'other' },
      { ...post, source: 'x', sourceId: '8', authorHandle: 'other' },
    ],
  })
  const shown = await db().mention.findMany({ where: { suppressedAt: null }, select: { sourceId: true } })
  expect(shown).toEqual([{ sourceId: '8' }])
})
