import 'server-only'
import { listCategoriesInUse } from '../categories/queries'
import { db } from '../db'
import { listDigestSlugs, listDigestYears } from '../digests/queries'
import { pageSlugSchema } from '../pages/schema'
import type { Listed } from './sitemap'

/** The years in which papers were featured. A sitemap has room for 50,000 pages: each year has its own. */
export function listFeaturedYears() {
  return db().$queryRaw<{ year: number }[]>`
    SELECT generate_series(extract(year FROM min(day))::int, extract(year FROM max(day))::int) AS year
    FROM card WHERE digests > 0`
}

/** The pages of a sitemap by its name, or null where there is none. */
export async function listPages(name: string): Promise<Listed[] | null> {
  if (name === 'digests') {
    const digests = await listDigestSlugs()
    return digests.map(({ slug, publishedAt }) => ({ path: `/posts/${slug}`, changedAt: publishedAt }))
  }
  if (name === 'lists') return listLists()
  const year = /^papers-(\d{4})$/.exec(name)?.[1]
  return year ? listPapers(Number(year)) : null
}

async function listLists(): Promise<Listed[]> {
  const [groups, years, [, ...pastYears]] = await Promise.all([
    listCategoriesInUse(),
    listFeaturedYears(),
    listDigestYears(),
  ])
  return [
    ...['/', '/archive', '/categories', '/search', '/feeds', '/top/week', '/top/month'],
    ...years.map(({ year }) => `/top/${year}`),
    ...pastYears.map(({ year }) => `/archive/${year}`),
    ...groups.flatMap(({ categories }) => categories.map(({ code }) => `/categories/${code}`)),
    ...pageSlugSchema.options.map((slug) => `/${slug}`),
  ].map((path) => ({ path }))
}

async function listPapers(year: number): Promise<Listed[] | null> {
  const papers = await db().card.findMany({
    where: { digests: { gt: 0 }, day: { gte: new Date(Date.UTC(year, 0, 1)), lt: new Date(Date.UTC(year + 1, 0, 1)) } },
    orderBy: [{ day: 'desc' }, { rank: 'asc' }],
    select: { arxivId: true },
  })
  return papers.length > 0 ? papers.map(({ arxivId }) => ({ path: `/papers/${arxivId}` })) : null
}
