import type { MetadataRoute } from 'next'
import { env } from '../lib/env'

export const dynamic = 'force-dynamic'

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', disallow: ['/dashboard', '/preview', '/signin', '/setup', '/api/'] },
    sitemap: `${env().SITE_URL}/sitemap.xml`,
  }
}
