import { createHash } from 'node:crypto'
import { KEPT_CACHE_CONTROL } from '../cache-control'
import type { Feed, FeedFormat } from './feed'

/** The feed, or 304 to whoever has it already (RFC 9110, section 13). */
export function answerFeed(request: Request, format: FeedFormat, feed: Feed): Response {
  const body = format.serialize(feed)
  const headers = {
    ETag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    'Last-Modified': feed.updatedAt.toUTCString(),
    'Cache-Control': KEPT_CACHE_CONTROL,
  }
  if (isKnown(request.headers, headers)) return new Response(null, { status: 304, headers })
  return new Response(body, { headers: { ...headers, 'Content-Type': `${format.mediaType}; charset=utf-8` } })
}

function isKnown(asked: Headers, now: { ETag: string; 'Last-Modified': string }) {
  const tags = asked.get('if-none-match')
  // A date says less than a tag: it counts only where no tag was sent.
  if (tags === null) return Date.parse(asked.get('if-modified-since') ?? '') >= Date.parse(now['Last-Modified'])
  return tags.split(',').some((tag) => ['*', now.ETag].includes(tag.trim().replace(/^W\//, '')))
}
