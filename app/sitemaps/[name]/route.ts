import { env } from '../../../lib/env'
import { listPages } from '../../../lib/sitemap/queries'
import { answerSitemap, writeSitemap } from '../../../lib/sitemap/sitemap'

export const dynamic = 'force-dynamic'

export async function GET(_request: Request, { params }: RouteContext<'/sitemaps/[name]'>) {
  const name = /^([a-z0-9-]+)\.xml$/.exec((await params).name)?.[1]
  const pages = name ? await listPages(name) : null
  return pages ? answerSitemap(writeSitemap('urlset', pages, env().SITE_URL)) : new Response(null, { status: 404 })
}
