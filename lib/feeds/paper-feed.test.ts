import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { publishDigest } from '../../e2e/publish-digest'
import { db } from '../db'
import { databaseUrl } from '../env'
import { readPaperFeed } from './paper-feed'
import { paperFeedSchema } from './schema'

provideDatabase()

const choose = (given: object) => paperFeedSchema.parse(given)
const read = async (given: object) => (await readPaperFeed('rss', choose(given))).items.map(({ title }) => title)

test('a feed of papers has each once, under an id of its own for ever', async () => {
  const again = { arxivId: '2101.00001', title: 'Sums of $x^2$', categories: ['cs.NA'] }
  await publishDigest(databaseUrl(), {
    day: '2021-01-01',
    entries: [again, { title: 'Other', categories: ['hep-th'] }],
  })
  const before = await readPaperFeed('rss', choose({}))
  await publishDigest(databaseUrl(), { day: '2021-01-02', entries: [again] })
  const { items } = await readPaperFeed('rss', choose({}))
  expect(items.map(({ title, summary }) => [title, summary])).toEqual([
    ['Sums of x²', '#1 in Hot Papers 2021-01-02'],
    ['Other', '#2 in Hot Papers 2021-01-01'],
  ])
  expect(items.map(({ id }) => id)).toEqual(before.items.map(({ id }) => id))
  // What did not change is the same to the byte.
  expect(items[1]).toEqual(before.items[1])
})

test('a feed of papers is of chosen categories, words and scores', async () => {
  await db().paper.create({ data: { arxivId: '2101.00009', title: 'Never featured', authors: [] } })
  await publishDigest(databaseUrl(), {
    day: '2021-01-01',
    entries: [
      { title: 'Graphs', categories: ['cs.NA'] },
      { title: 'Graphs and more', categories: ['hep-th'] },
      { title: 'Strings', categories: ['hep-th'] },
    ],
  })
  expect(await read({ cat: 'math.NA' })).toEqual(['Graphs'])
  expect(await read({ cat: ['math.NA', 'hep-th'], min: '499' })).toEqual(['Graphs', 'Graphs and more'])
  expect(await read({ q: 'graph', cat: ['hep-th'] })).toEqual(['Graphs and more'])
  expect(await read({ q: 'all: never' })).toEqual([])
  expect(await read({ min: '', q: '', cat: '' })).toHaveLength(3)
})

test.each([{ cat: 'a b' }, { min: 'x' }, { min: '-1' }, { q: 'x'.repeat(500) }])('%j chooses nothing', (given) => {
  expect(paperFeedSchema.safeParse(given).success).toBe(false)
})
