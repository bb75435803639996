import { findAuthor, listPapersByAuthor } from '../lib/authors/queries'
import { countPapersInCategory, listCategoriesInUse, listPapersInCategory } from '../lib/categories/queries'
import { db } from '../lib/db'
import {
  countPublishedDigests,
  listAppearances,
  listDigestDays,
  listDigestYears,
  listPublishedDigests,
} from '../lib/digests/queries'
import { findPaperFacts, listHighest, listReadings, MOST_HIGHEST } from '../lib/papers/queries'
import { daysBefore } from '../lib/period'
import { listRelated } from '../lib/related/queries'
import { searchPapers } from '../lib/search/queries'
import { findLabelledDigests, listLabels } from '../lib/tags/queries'
import { wordOf } from './generate'

export type Case = { name: string; goal: number; run: () => Promise<unknown> }

/** What pages of the past ask of the database, after digests up to that day. */
export async function makeCases(last: Date): Promise<Case[]> {
  const before = (days: number) => daysBefore(last, days)
  const ids = await db().card.findMany({
    where: { digests: { gt: 0 } },
    select: { arxivId: true, authorSlugs: true },
    take: 500,
  })
  const some = <T>(list: T[]) => list[Math.floor(Math.random() * list.length)] as T
  const rank = () => 2 + Math.floor(600 * Math.random() ** 2)
  const pair = () => `${wordOf(rank())} ${wordOf(rank())}`
  const search = (q: string) => searchPapers({ q, sort: 'relevance' })
  return [
    {
      name: 'A paper by its primary key',
      goal: 0,
      run: () => db().paper.findUnique({ where: { arxivId: some(ids).arxivId }, select: { title: true } }),
    },
    { name: 'Search for two words', goal: 50, run: () => search(pair()) },
    { name: 'Search for the two most common words', goal: 50, run: () => search(`${wordOf(1)} ${wordOf(2)}`) },
    { name: 'Search for two words in a category', goal: 50, run: () => search(`${pair()} cat:cs.LG`) },
    { name: 'Search for two words in all papers', goal: 50, run: () => search(`all: ${pair()}`) },
    { name: 'Search for two words that no paper has', goal: 50, run: () => search('nothing nowhere') },
    { name: 'Search by score alone', goal: 50, run: () => search('min:4000') },
    {
      name: 'A paper with all that its page tells',
      goal: 30,
      run: () => {
        const { arxivId } = some(ids)
        return Promise.all([
          findPaperFacts(arxivId),
          listAppearances(arxivId),
          listReadings([arxivId]),
          listRelated(arxivId),
        ])
      },
    },
    {
      name: 'A category',
      goal: 30,
      run: () => Promise.all([listPapersInCategory('cs.LG', 1), countPapersInCategory('cs.LG')]),
    },
    { name: 'A category, page 100', goal: 30, run: () => listPapersInCategory('cs.LG', 100) },
    { name: 'A rare category', goal: 30, run: () => listPapersInCategory('q-fin.PM', 1) },
    {
      name: 'An author',
      goal: 30,
      run: async () => {
        const slug = some(ids).authorSlugs[0] as string
        return Promise.all([findAuthor(slug), listPapersByAuthor(slug, 1)])
      },
    },
    { name: 'The top of a year', goal: 30, run: () => listHighest(before(365), last, MOST_HIGHEST) },
    { name: 'What was missed in a month', goal: 30, run: () => listHighest(before(30), last, MOST_HIGHEST) },
    { name: 'The top of a week', goal: 30, run: () => listHighest(before(7), last, MOST_HIGHEST) },
    {
      name: 'The list of digests',
      goal: 30,
      run: () => Promise.all([listPublishedDigests(2), countPublishedDigests()]),
    },
    {
      name: 'The digests under a tag, page 10',
      goal: 30,
      run: () => findLabelledDigests('tag', 'ar-xiv', 10),
    },
    { name: 'The categories', goal: 30, run: () => listCategoriesInUse() },
    { name: 'The tags', goal: 30, run: () => listLabels('tag') },
    {
      name: 'The archive',
      goal: 30,
      run: () => Promise.all([listDigestYears(), listDigestDays(before(1).getUTCFullYear())]),
    },
  ]
}
