import { describeFound } from '../../../../lib/api/describe'
import { operations } from '../../../../lib/api/operations'
import { apiRoute } from '../../../../lib/api/route'
import { searchPapers } from '../../../../lib/search/queries'
import { searchPath, searchSchema } from '../../../../lib/search/schema'

export const dynamic = 'force-dynamic'

export const GET = apiRoute(operations.search, async (asked, siteUrl) => {
  const search = searchSchema.parse(asked)
  const found = await searchPapers(search)
  const next = found.next ? `${siteUrl}/api/v1${searchPath({ ...search, after: found.next })}` : null
  return { ...describeFound(found, siteUrl), next }
})
