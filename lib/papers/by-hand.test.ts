import { expect, test } from 'vitest'
import { actAs } from '../../e2e/act-as'
import { provideDatabase } from '../../e2e/provide-database'
import { publishDigest } from '../../e2e/publish-digest'
import { db } from '../db'
import { describePaper } from '../desk/mutations'
import { databaseUrl } from '../env'
import { searchPapers } from '../search/queries'
import type { PaperFacts } from '../sources/schema'
import { keepAskedPapers } from './mutations'
import { findPaperFacts } from './queries'

provideDatabase()

const PAPER = '2611.09001'
const described = {
  arxivId: PAPER,
  title: 'Described by hand',
  authors: ['Ana Beispiel'],
  abstract: '',
  categories: [],
}

test('what somebody described by hand stands on no page before a digest features it, or arXiv tells of it', async () => {
  const contributor = await actAs('contributor', 'Cleo Example')
  await describePaper(contributor, described)
  expect(await db().paper.findUnique({ where: { arxivId: PAPER } })).toMatchObject({
    describedAt: expect.any(Date),
    describedById: contributor.id,
  })
  expect(await findPaperFacts(PAPER)).toBeNull()
  expect(await found()).toBe(0)

  const facts: PaperFacts = { ...described, title: 'Told by arXiv', abstract: 'Words.', version: 1 }
  await keepAskedPapers(contributor, [facts])
  expect(await findPaperFacts(PAPER)).toMatchObject({ title: 'Told by arXiv', describedAt: null })
  expect(await found()).toBe(1)
})

test('a paper described by hand that a digest features has a page, which says so', async () => {
  await describePaper(await actAs('contributor'), described)
  await publishDigest(databaseUrl(), { day: '2026-11-03', entries: [{ arxivId: PAPER }] })
  expect(await findPaperFacts(PAPER)).toMatchObject({ title: 'Described by hand', describedAt: expect.any(Date) })
})

async function found() {
  return (await searchPapers({ q: 'all: beispiel', sort: 'relevance' })).count
}
