import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { publishDigest } from '../../e2e/publish-digest'
import { keepFinding } from '../collector/mutations'
import { db } from '../db'
import { readEdition } from '../edition'
import { databaseUrl } from '../env'
import type { PaperFacts } from '../sources/schema'
import { atom } from './atom'
import { readCorrectionFeed } from './correction-feed'
import { json } from './json'
import { rss } from './rss'

provideDatabase()

const read = () => readCorrectionFeed('rss')

/** As arXiv announces a version. */
async function announce(day: string, arxivId: string, version: number, title: string, more: Partial<PaperFacts> = {}) {
  const facts = { arxivId, version, title, authors: [], abstract: 'Words.', categories: ['cs.LG'], ...more }
  await db().watch.upsert({
    where: { source_subject: { source: 'arxiv', subject: 'feed' } },
    create: { source: 'arxiv', subject: 'feed' },
    update: {},
  })
  const finding = { subject: 'feed', listedOn: day, papers: [{ ...facts, announcedAs: 'replace' as const }] }
  await keepFinding('arxiv', { day: null }, finding, new Date())
}

test('a featured paper that is retitled or withdrawn later is told once for each version', async () => {
  await publishDigest(databaseUrl(), {
    day: '2026-11-04',
    entries: [
      { arxivId: '2611.01001', title: 'Sparse Routing' },
      { arxivId: '2611.01002', title: 'J\\"org says' },
    ],
  })
  const before = await readEdition()
  await announce('2026-11-06', '2611.01001', 2, 'Dense $k$-Routing')
  expect(await readEdition()).toBeGreaterThan(before)
  // Written in another way it is the same title.
  await announce('2026-11-06', '2611.01002', 2, 'Jörg  says')
  const [retitled] = (await read()).items
  expect((await read()).items).toMatchObject([
    { id: 'https://arxiv.org/abs/2611.01001v2', title: 'Now called: Dense k-Routing' },
  ])
  expect(retitled?.content.source).toContain('Sparse Routing is called <a href="https://arxiv.org/abs/2611.01001v2">')
  expect(retitled?.content.source).toContain('/posts/hot-papers-2026-11-04">Hot Papers 2026-11-04</a>')

  const submittedAt = new Date('2026-11-08T10:00:00Z')
  await announce('2026-11-09', '2611.01001', 3, 'Dense $k$-Routing', {
    versions: [{ number: 3, submittedAt, isWithdrawn: true }],
  })
  const feed = await read()
  expect(feed.items.map(({ title }) => title)).toEqual(['Withdrawn: Dense k-Routing', 'Now called: Dense k-Routing'])
  // What did not change is the same to the byte.
  expect(feed.items[1]).toEqual(retitled)
  for (const format of [rss, atom, json]) expect(format.serialize(feed)).toContain('https://arxiv.org/abs/2611.01001v3')
})

test('what stood so when it was featured, and what no digest features, needs no correction', async () => {
  expect((await read()).items).toEqual([])
  await publishDigest(databaseUrl(), { day: '2026-11-10', entries: [{ arxivId: '2611.01003', title: 'New name' }] })
  await announce('2026-11-09', '2611.01003', 2, 'New name')
  await announce('2026-11-11', '2611.01003', 3, 'New name')
  await db().paper.create({ data: { arxivId: '2611.01004', title: 'Old', authors: [], announcedOn: new Date() } })
  await announce('2026-11-11', '2611.01004', 2, 'Never featured')
  expect((await read()).items).toEqual([])
})
