import type { MetadataRoute } from 'next'
import { listCategoriesInUse } from '../lib/categories/queries'
import { listDigestDays } from '../lib/digests/queries'
import { env } from '../lib/env'
import { pageSlugSchema } from '../lib/pages/schema'

export const dynamic = 'force-dynamic'

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const [days, groups] = await Promise.all([listDigestDays(), listCategoriesInUse()])
  const at = (path: string) => `${env().SITE_URL}${path}`
  return [
    { url: at('/'), lastModified: days[0]?.publishedAt },
    ...days.map(({ slug, publishedAt }) => ({ url: at(`/posts/${slug}`), lastModified: publishedAt })),
    ...['/archive', '/categories'].map((path) => ({ url: at(path) })),
    ...groups.flatMap(({ categories }) => categories.map(({ code }) => ({ url: at(`/categories/${code}`) }))),
    ...pageSlugSchema.options.map((slug) => ({ url: at(`/${slug}`) })),
  ]
}
