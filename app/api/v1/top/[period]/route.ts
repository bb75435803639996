import { dayOf, describeListedPaper } from '../../../../../lib/api/describe'
import { operations } from '../../../../../lib/api/operations'
import { apiRoute } from '../../../../../lib/api/route'
import { findSpan } from '../../../../../lib/digests/queries'
import { listHighest, MOST_HIGHEST } from '../../../../../lib/papers/queries'
import { readPeriod } from '../../../../../lib/period'

export const dynamic = 'force-dynamic'

export const GET = apiRoute(operations.top, async ({ period }, siteUrl) => {
  const found = readPeriod(period, await findSpan())
  if (!found) return null
  const { from, to } = found
  const { papers, count } = await listHighest(from, to, MOST_HIGHEST)
  return { from: dayOf(from), to: dayOf(to), count, papers: papers.map((paper) => describeListedPaper(paper, siteUrl)) }
})
