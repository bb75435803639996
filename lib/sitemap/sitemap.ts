import { encode } from 'html-entities'

export interface Listed {
  path: string
  changedAt?: Date
}

/** A sitemap of pages, or an index of sitemaps (sitemaps.org/protocol.html). */
export function writeSitemap(kind: 'urlset' | 'sitemapindex', listed: Listed[], siteUrl: string): string {
  const one = kind === 'urlset' ? 'url' : 'sitemap'
  const items = listed.map(({ path, changedAt }) => {
    const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : ''
    return `<${one}><loc>${encode(siteUrl + path)}</loc>${changed}</${one}>\n`
  })
  return `<?xml version="1.0" encoding="utf-8"?>\n<${kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${items.join('')}</${kind}>\n`
}

export function answerSitemap(xml: string) {
  return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } })
}
