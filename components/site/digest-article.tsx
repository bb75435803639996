import type { PublishedDigest } from '../../lib/digests/queries'
import { JsonLd } from './json-ld'

/** A digest as search engines know articles. */
export function DigestArticle({ digest, siteUrl }: { digest: PublishedDigest; siteUrl: string }) {
  const { byline, description, publishedAt, slug, title, writtenAt } = digest
  const url = `${siteUrl}/posts/${slug}`
  return (
    <JsonLd
      thing={{
        '@type': 'Article',
        headline: title,
        description,
        datePublished: writtenAt,
        dateModified: publishedAt,
        author: byline ? { '@type': 'Person', name: byline } : undefined,
        image: `${url}/image.png`,
        mainEntityOfPage: url,
      }}
    />
  )
}
