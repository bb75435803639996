import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { publishDigest } from '../../e2e/publish-digest'
import { databaseUrl } from '../env'
import { listHighest } from '../papers/queries'
import { listDigestDays, listDigestsBefore, listDigestYears } from './queries'

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
    (await listDigestDays(2021)).map(({ slug, entries, _count }) => [slug.slice(-2), entries.length, _count.entries]),
  ).toEqual([
    ['10', 0, 0],
    ['09', 1, 1],
    ['02', 1, 2],
    ['01', 1, 2],
  ])
})

test('the archive counts the digests of each year, and has the days of one', async () => {
  for (const day of ['2018-01-01', '2018-12-31', '2019-12-31', '2021-01-01'])
    await publishDigest(databaseUrl(), { day, entries: 1 })
  expect(await listDigestYears()).toEqual([
    { year: 2021, digests: 1 },
    { year: 2019, digests: 1 },
    { year: 2018, digests: 2 },
  ])
  expect((await listDigestDays(2018)).map(({ slug }) => slug)).toEqual([
    'hot-papers-2018-12-31',
    'hot-papers-2018-01-01',
  ])
  expect(await listDigestDays(2020)).toEqual([])
})

test('digests are listed with the papers that led them', async () => {
  for (const day of ['2021-01-01', '2021-01-02']) await publishDigest(databaseUrl(), { day, entries: 4 })
  await publishDigest(databaseUrl(), { day: '2021-01-03', entries: 0 })
  const listed = await listDigestsBefore(undefined, 2)
  expect(listed.map(({ day, papers, leaders }) => [day, papers, leaders.map(({ rank }) => rank)])).toEqual([
    [new Date('2021-01-03'), 0, []],
    [new Date('2021-01-02'), 4, [1, 2, 3]],
  ])
  expect((await listDigestsBefore('2021-01-02', 2)).map(({ slug }) => slug)).toEqual(['hot-papers-2021-01-01'])
})
