import { env } from '../../lib/env'
import { listFeaturedYears } from '../../lib/sitemap/queries'
import { answerSitemap, writeSitemap } from '../../lib/sitemap/sitemap'

export const dynamic = 'force-dynamic'

export async function GET() {
  const years = await listFeaturedYears()
  const names = ['digests', 'lists', ...years.map(({ year }) => `papers-${year}`)]
  const listed = names.map((name) => ({ path: `/sitemaps/${name}.xml` }))
  return answerSitemap(writeSitemap('sitemapindex', listed, env().SITE_URL))
}
