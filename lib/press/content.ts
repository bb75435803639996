import { KEPT_CACHE_CONTROL } from '../cache-control'
import { cleanHtml, UnfitPage } from './html'
import type { Content } from './page'
import type { Rendered } from './renderer'

// Everything else that Next sends concerns one request or Next's own client.
const PASSED_ON = {
  'Content-Type': 'content-type',
  'Content-Language': 'content-language',
  'Content-Disposition': 'content-disposition',
  'Last-Modified': 'last-modified',
  'X-Robots-Tag': 'x-robots-tag',
  'Access-Control-Allow-Origin': 'access-control-allow-origin',
  'Access-Control-Expose-Headers': 'access-control-expose-headers',
  Location: 'location',
} as const

/**
 * What a permanent redirect answers whoever only reads: old feed readers and crawlers follow a 301 who know no 308, which
 * is what Next says. That differs from it only for what is sent along, and nothing is.
 */
export const MOVED = 301

/** What readers get of what Next rendered; throws where that is a failure. */
export function readContent(rendered: Rendered): Content {
  if (rendered.status >= 500) throw new UnfitPage(`the page answered ${rendered.status}`)
  const { status, body } = isHtml(rendered) ? readHtml(rendered) : rendered
  const headers: Record<string, string> = { 'Cache-Control': readCacheControl(status, rendered) }
  // Which links a browser may make ready when a reader is about to follow them.
  if (isHtml(rendered)) headers['Speculation-Rules'] = '"/next-page.speculationrules"'
  for (const [name, key] of Object.entries(PASSED_ON)) {
    const value = rendered.headers[key as keyof typeof rendered.headers]
    if (value !== undefined) headers[name] = String(value)
  }
  return { status: status === 308 ? MOVED : status, headers, body }
}

/** Errors and redirects are never kept, nor what says of itself that it must not be. */
export function isKeepable({ status, headers }: Content) {
  return status === 200 && !/no-store|private/.test(headers['Cache-Control'] ?? '')
}

function isHtml({ headers }: Rendered) {
  return headers['content-type']?.startsWith('text/html') ?? false
}

function readHtml({ status, body }: Rendered) {
  // What Next says beside a redirect is meant for its own client.
  if (status >= 300 && status < 400) return { status, body: Buffer.alloc(0) }
  const clean = cleanHtml(body.toString())
  if (clean.status >= 500) throw new UnfitPage(`the page says it is a ${clean.status}`)
  return { status: status === 200 ? clean.status : status, body: Buffer.from(clean.html) }
}

function readCacheControl(status: number, rendered: Rendered) {
  if (status >= 400) return 'no-store'
  // Next marks every page private since it is rendered on demand; a route handler means what it says.
  return isHtml(rendered) ? KEPT_CACHE_CONTROL : (rendered.headers['cache-control'] ?? KEPT_CACHE_CONTROL)
}
