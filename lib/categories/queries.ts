import 'server-only'
import { cache } from 'react'
import { db, readTogether } from '../db'
import type { Prisma } from '../generated/prisma/client'
import { codesOf, findCategory, listCategoryGroups } from './category'

export const PAPERS_PER_PAGE = 25

/** The categories that papers in current publications have, by group, with the number of those papers. */
export const listCategoriesInUse = cache(async () => {
  const papers = await countPapersByCode()
  const groups = listCategoryGroups().map((group) => ({
    name: group.name,
    codes: group.categories.map(({ code }) => code),
  }))
  const unknown = [...papers.keys()].filter((code) => findCategory(code).group === null)
  return [...groups, { name: 'Other', codes: unknown.sort() }]
    .map(({ name, codes }) => ({
      name,
      categories: codes
        .filter((code) => papers.has(code))
        .map((code) => ({ code, name: findCategory(code).name, papers: papers.get(code) ?? 0 })),
    }))
    .filter(({ categories }) => categories.length > 0)
})

export type ListedPaper = Awaited<ReturnType<typeof listPapersInCategory>>[number]

/** One page of the places where papers of a category stand, newest day first. */
export function listPapersInCategory(code: string, page: number) {
  return readTogether((tx) =>
    tx.publishedEntry.findMany({
      where: under(code),
      orderBy: [{ publication: { day: 'desc' } }, { rank: 'asc' }],
      skip: (page - 1) * PAPERS_PER_PAGE,
      take: PAPERS_PER_PAGE,
      select: {
        id: true,
        arxivId: true,
        rank: true,
        title: true,
        authors: true,
        score: true,
        publication: { select: { slug: true, day: true } },
      },
    }),
  )
}

export const countPapersInCategory = cache((code: string) => db().publishedEntry.count({ where: under(code) }))

function under(code: string) {
  return {
    publication: { endedAt: null },
    categories: { hasSome: codesOf(code) },
  } satisfies Prisma.PublishedEntryWhereInput
}

/** As many as the list of each has: a paper counts in every digest, and once where it stands under an alias too. */
async function countPapersByCode() {
  const rows = await db().$queryRaw<{ code: string; entryIds: string[] }[]>`
    SELECT code, array_agg(DISTINCT entry.id) AS "entryIds"
    FROM published_entry entry
    JOIN publication ON publication.id = entry.publication_id AND publication.ended_at IS NULL
    CROSS JOIN unnest(entry.categories) code
    GROUP BY code`
  const byCategory = Map.groupBy(rows, ({ code }) => findCategory(code).code)
  return new Map(
    [...byCategory].map(([code, rows]) => [code, new Set(rows.flatMap(({ entryIds }) => entryIds)).size] as const),
  )
}
