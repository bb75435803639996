import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { publishDigest, withdrawDigest } from '../../e2e/publish-digest'
import { databaseUrl } from '../env'
import { countPapersInCategory, listCategoriesInUse, listPapersInCategory } from './queries'

provideDatabase()

test('a list is of one moment, also while digests come and go', async () => {
  let isOver = false
  const reading = Promise.all(Array.from({ length: 4 }, () => listTorn(() => isOver)))
  for (let round = 0; round < 20; round++) {
    const { slug } = await publishDigest(databaseUrl(), { day: '2021-01-01' })
    await withdrawDigest(databaseUrl(), slug)
  }
  isOver = true
  expect((await reading).flat()).toEqual([])
})

test('the list of categories has the number that stands above the list of each', async () => {
  const arxivId = '2101.00001'
  await publishDigest(databaseUrl(), { day: '2021-01-01', entries: [{ arxivId, categories: ['math.NA', 'cs.NA'] }] })
  await publishDigest(databaseUrl(), { day: '2021-01-02', entries: [{ arxivId, categories: ['cs.NA'] }] })
  const inUse = (await listCategoriesInUse()).flatMap(({ categories }) => categories)
  expect(inUse.map(({ code, papers }) => [code, papers])).toEqual([['math.NA', 2]])
  expect(await countPapersInCategory('math.NA')).toBe(2)
  expect(await listPapersInCategory('math.NA', 1)).toHaveLength(2)
})

/** Reads until it is over; gives the entries that came without the publication they belong to. */
async function listTorn(isOver: () => boolean) {
  const torn: unknown[] = []
  while (!isOver()) torn.push(...(await listPapersInCategory('cs.LG', 1)).filter(({ publication }) => !publication))
  return torn
}
