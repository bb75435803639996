import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { publishDigest } from '../../e2e/publish-digest'
import { listDigestDays } from '../digests/queries'
import { databaseUrl } from '../env'
import { listHighest } from './queries'

provideDatabase()

test('digests of some days are merged by score, each paper once', async () => {
  const twice = { arxivId: '2101.00001', title: 'Twice' }
  await publishDigest(databaseUrl(), { day: '2021-01-01', entries: [{ title: 'First' }, twice] })
  await publishDigest(databaseUrl(), { day: '2021-01-02', entries: [twice, { title: 'Second' }] })
  await publishDigest(databaseUrl(), { day: '2021-01-09', entries: 1 })
  await publishDigest(databaseUrl(), { day: '2021-01-10', entries: 0 })

  const days = [new Date('2021-01-01'), new Date('2021-01-08')] as const
  const { papers, count } = await listHighest(...days, 50)
  expect(papers.map(({ title, score, day, rank }) => [title, score, day.getUTCDate(), rank])).toEqual([
    ['Twice', 500, 2, 1],
    ['First', 500, 1, 1],
    ['Second', 499, 2, 2],
  ])
  expect(count).toBe(3)
  expect(await listHighest(...days, 1)).toMatchObject({ papers: [{ title: 'Twice' }], count: 3 })

  expect(
    (await listDigestDays()).map(({ slug, entries, _count }) => [slug.slice(-2), entries.length, _count.entries]),
  ).toEqual([
    ['10', 0, 0],
    ['09', 1, 1],
    ['02', 1, 2],
    ['01', 1, 2],
  ])
})
