import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { publishDigest, withdrawDigest } from '../../e2e/publish-digest'
import { db } from '../db'
import { readEdition } from '../edition'
import { databaseUrl } from '../env'
import { PAPERS_AT_A_TIME, relatePapers } from './mutations'
import { listRelated } from './queries'

provideDatabase()

const paper = (n: number, title: string, author: string, categories = ['cs.LG']) => ({
  arxivId: `2101.0000${n}`,
  title,
  authors: [author],
  abstract: null,
  categories,
})
const like = async (n: number) =>
  (await listRelated(`2101.0000${n}`)).map(({ arxivId }) => Number(arxivId.slice(-1))).sort()

test('papers are related by authors, words and categories, in both directions', async () => {
  const { slug } = await publishDigest(databaseUrl(), {
    day: '2021-01-01',
    entries: [
      paper(1, 'Sparse attention for long documents', 'Ada Example'),
      paper(2, 'Long documents need attention', 'Bo Example'),
      paper(3, 'Black holes', 'Ada Example', ['hep-th']),
      paper(4, 'Something else', 'Cy Example', ['hep-th']),
    ],
  })
  const edition = await readEdition()
  expect(await relatePapers()).toEqual({ related: 4 })
  expect(await readEdition()).toBe(edition + 1)
  expect([await like(1), await like(2), await like(3), await like(4)]).toEqual([[2, 3], [1], [1], []])

  // What comes later is found from what was looked at before.
  await publishDigest(databaseUrl(), {
    day: '2021-01-02',
    entries: [paper(5, 'On something else', 'Cy Example', ['hep-th'])],
  })
  expect(await relatePapers()).toEqual({ related: 1 })
  expect(await like(4)).toEqual([5])
  expect(await relatePapers()).toEqual({ related: 0 })
  expect(await readEdition()).toBe(edition + 3)

  await withdrawDigest(databaseUrl(), slug)
  expect(await like(5)).toEqual([])
  expect(await db().card.count()).toBe(5)
})

test('readers are told once, however many papers are looked at', async () => {
  const entries = Array.from({ length: PAPERS_AT_A_TIME + 1 }, (_, i) => ({ arxivId: `2102.${10_000 + i}` }))
  await publishDigest(databaseUrl(), { day: '2021-02-01', entries })
  const edition = await readEdition()
  expect(await relatePapers()).toEqual({ related: PAPERS_AT_A_TIME })
  expect(await readEdition()).toBe(edition)
  expect(await relatePapers()).toEqual({ related: 1 })
  expect(await readEdition()).toBe(edition + 1)
})
