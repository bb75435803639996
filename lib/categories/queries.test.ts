import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { publishDigest } from '../../e2e/publish-digest'
import { databaseUrl } from '../env'
import { countPapersInCategory, listCategoriesInUse, listPapersInCategory } from './queries'

provideDatabase()

test('the list of categories has the number that stands above the list of each', async () => {
  const arxivId = '2101.00001'
  await publishDigest(databaseUrl(), { day: '2021-01-01', entries: [{ arxivId, categories: ['math.NA', 'cs.NA'] }] })
  await publishDigest(databaseUrl(), { day: '2021-01-02', entries: [{ arxivId, categories: ['cs.NA'] }] })
  const inUse = (await listCategoriesInUse()).flatMap(({ categories }) => categories)
  expect(inUse.map(({ code, papers }) => [code, papers])).toEqual([['math.NA', 1]])
  expect(await countPapersInCategory('math.NA')).toBe(1)
  expect(await listPapersInCategory('math.NA', 1)).toMatchObject([{ arxivId, slug: 'hot-papers-2021-01-02' }])
})
