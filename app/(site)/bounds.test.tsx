import pg from 'pg'
import type { ReactNode } from 'react'
import { prerender } from 'react-dom/static'
import { expect, test, vi } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { publishDigest } from '../../e2e/publish-digest'
import { db } from '../../lib/db'
import { databaseUrl } from '../../lib/env'
import AuthorPage from './authors/[slug]/page'
import CategoryPage from './categories/[code]/page'
import SearchPage from './search/page'

provideDatabase()

const search = (query: object) =>
  SearchPage({ params: Promise.resolve({}), searchParams: Promise.resolve({ ...query }) })
const author = (number: string) => AuthorPage({ params: Promise.resolve({ slug: 'ada-example', number }) })
const category = (number: string) => CategoryPage({ params: Promise.resolve({ code: 'cs.LG', number }) })

test.each<[string, () => Promise<ReactNode>, number]>([
  ['a search of 10,000 characters', () => search({ q: 'x'.repeat(10_000) }), 0],
  ['a search after what is no paper', () => search({ q: 'paper', after: 'nonsense' }), 0],
  ['no words', () => search({ q: ' \0 ' }), 0],
  ['a page of an author with more digits than any has', () => author('9007199254740993'), 0],
  ['a page of a category that is no number', () => category('-1'), 0],
  // Whether there is such a page, and nothing of what would stand on it.
  ['a page of an author that there is not', () => author('99999'), 1],
  ['a page of a category that there is not', () => category('99999'), 1],
])('%s asks the database no more than it must', async (_, page, most) => {
  await publishDigest(databaseUrl(), { day: '2021-02-05' })
  // Connected before, so that what is counted is what was asked.
  await db().$queryRaw`SELECT 1`
  const asked = vi.spyOn(pg.Client.prototype, 'query')
  await read(await page())
  const statements = asked.mock.calls.length
  asked.mockRestore()
  expect(statements).toBe(most)
})

test('a search says of how many papers it found, up to as many as are ranked', async () => {
  await publishDigest(databaseUrl(), { day: '2021-02-05' })
  await addPapers(2, 1000)
  expect(await read(await search({ q: 'paper' }))).toContain('>1,000 papers. ')
  await addPapers(1001, 1002)
  const more = await read(await search({ q: 'paper' }))
  expect(more).toContain('>1,000+ papers, of which the newest 1,000 are ranked. ')
  expect(more).toContain('after=')
})

/** Features papers of these ranks in the one digest that there is. */
function addPapers(from: number, to: number) {
  return db().$transaction([
    db().$executeRaw`
      INSERT INTO paper (arxiv_id, title, authors, categories, updated_at)
      SELECT 'math/' || 2102000 + n, 'A paper', '{}', '{cs.LG}', now() FROM generate_series(${from}::int, ${to}::int) n`,
    db().$executeRaw`
      INSERT INTO published_entry (id, publication_id, rank, arxiv_id, title, authors, categories, engagement, score, receipt)
      SELECT gen_random_uuid(), publication_id, n, 'math/' || 2102000 + n, 'A paper', '{}', '{cs.LG}', '[]', 1, receipt
      FROM published_entry CROSS JOIN generate_series(${from}::int, ${to}::int) n WHERE rank = 1`,
  ])
}

/** The page's words. */
async function read(page: ReactNode) {
  const { prelude } = await prerender(page)
  return (await new Response(prelude).text()).replace(/<!-- -->/g, '')
}
