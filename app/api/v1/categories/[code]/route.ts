import { describeListedPaper } from '../../../../../lib/api/describe'
import { operations } from '../../../../../lib/api/operations'
import { apiRoute, moved, nextPageOf } from '../../../../../lib/api/route'
import { findCategory } from '../../../../../lib/categories/category'
import { countPapersInCategory, listPapersInCategory } from '../../../../../lib/categories/queries'

export const dynamic = 'force-dynamic'

export const GET = apiRoute(operations.category, async ({ code: given, page }, siteUrl) => {
  const { code, name, group } = findCategory(given)
  if (code !== given) return moved(`/categories/${code}`)
  const count = await countPapersInCategory(code)
  const papers = await listPapersInCategory(code, page)
  // A category that arXiv has is there also while no paper stands in it.
  if (papers.length === 0 && (page > 1 || group === null)) return null
  return {
    code,
    name,
    group,
    url: `${siteUrl}/categories/${code}`,
    count,
    papers: papers.map((paper) => describeListedPaper(paper, siteUrl)),
    next: nextPageOf(`/categories/${code}`, page, count),
  }
})
