import { operations } from '../../../../lib/api/operations'
import { apiRoute } from '../../../../lib/api/route'
import { listCategoriesInUse } from '../../../../lib/categories/queries'

export const dynamic = 'force-dynamic'

export const GET = apiRoute(operations.categories, async (_asked, siteUrl) => {
  const groups = await listCategoriesInUse()
  const withUrls = groups.map(({ name, categories }) => ({
    name,
    categories: categories.map((category) => ({ ...category, url: `${siteUrl}/categories/${category.code}` })),
  }))
  return { groups: withUrls }
})
