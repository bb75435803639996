import { findPublishedDigest, findSuccessorSlug } from '../../../../lib/digests/queries'
import { slugSchema } from '../../../../lib/digests/schema'
import { env } from '../../../../lib/env'
import { type Format, formats } from '../../../../lib/formats/digest'
import { listPostCounts } from '../../../../lib/mentions/queries'

export const dynamic = 'force-dynamic'

/** Readers know it as /posts/<slug>.<format>: next.config.js leads here. */
export async function GET(_request: Request, { params }: RouteContext<'/formats/[format]/[slug]'>) {
  const { format, slug } = await params
  const found = slugSchema.safeParse(slug)
  if (!Object.hasOwn(formats, format) || !found.success) return answer(404, 'There is no such digest.')
  const siteUrl = env().SITE_URL
  const digest = await findPublishedDigest(found.data)
  if (digest) {
    const { mediaType, write } = formats[format as Format]
    const canonical = `<${siteUrl}/posts/${digest.slug}>; rel="canonical"`
    return new Response(write(digest, siteUrl, await listPostCounts(digest.entries)), {
      headers: { 'Content-Type': `${mediaType}; charset=utf-8`, Link: canonical, 'X-Robots-Tag': 'noindex' },
    })
  }
  const successor = await findSuccessorSlug(found.data)
  if (successor) return Response.redirect(`${siteUrl}/posts/${successor}.${format}`, 301)
  return successor === null ? answer(410, 'This digest was withdrawn.') : answer(404, 'There is no such digest.')
}

function answer(status: number, sentence: string) {
  return new Response(`${sentence}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
