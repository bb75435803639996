import 'server-only'
import { cache } from 'react'
import { db } from '../db'
import { Prisma } from '../generated/prisma/client'
import { listFeatured } from '../papers/queries'
import { findCategory, listCategoryGroups } from './category'

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

/** One page of the papers of a category, those of the newest digests first. */
export function listPapersInCategory(code: string, page: number) {
  return listFeatured(Prisma.sql`codes @> ARRAY[${code}]`, page)
}

export const countPapersInCategory = cache(async (code: string) => {
  const count = await db().categoryCount.findUnique({ where: { code }, select: { papers: true } })
  return count?.papers ?? 0
})

async function countPapersByCode() {
  const counts = await db().categoryCount.findMany({
    where: { papers: { gt: 0 } },
    select: { code: true, papers: true },
  })
  return new Map(counts.map(({ code, papers }) => [code, papers]))
}
