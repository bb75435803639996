import { describeListedPaper } from '../../../../../lib/api/describe'
import { operations } from '../../../../../lib/api/operations'
import { apiRoute, nextPageOf } from '../../../../../lib/api/route'
import { findAuthor, listPapersByAuthor } from '../../../../../lib/authors/queries'
import { plainTex } from '../../../../../lib/tex'

export const dynamic = 'force-dynamic'

export const GET = apiRoute(operations.author, async ({ name: given, page }, siteUrl) => {
  const author = await findAuthor(given)
  const papers = author ? await listPapersByAuthor(author.slug, page) : []
  if (!author || papers.length === 0) return null
  const path = `/authors/${encodeURIComponent(author.slug)}`
  return {
    slug: author.slug,
    name: plainTex(author.name),
    url: `${siteUrl}${path}`,
    count: author.papers,
    papers: papers.map((paper) => describeListedPaper(paper, siteUrl)),
    next: nextPageOf(path, page, author.papers),
  }
})
