import { createHash } from 'node:crypto'
import { type Compressed, compress, isCompressible, type Quality } from './compress'
import { ENCODINGS, type Encoding } from './encoding'
import { PUBLIC_HEADERS } from './headers'

/** What is to be said, before it is in any reader's encoding. */
export interface Content {
  status: number
  headers: Record<string, string>
  body: Buffer
}

export interface Copy {
  body: Buffer
  etag: string
  /** Name, value, name, value: Node writes such a list as it stands. */
  headers: string[]
  notModified: string[]
}

/** An answer ready to be sent, in every encoding it is kept in. */
export interface Page {
  content: Content
  quality: Quality
  edition?: number
  copies: { identity: Copy } & Partial<Record<Encoding, Copy>>
}

// With a 304 (RFC 9110, 15.4.5), and what a page of another site needs to be allowed to read it.
const REPEATED = ['ETag', 'Cache-Control', 'Vary', 'Access-Control-Allow-Origin', 'Access-Control-Expose-Headers']

/** A page in plain bytes alone, for answers that are not worth more. */
export function setPage(content: Content): Page {
  return makePage(content, 'best', {})
}

/** The page in all encodings; `before` lends its compressed bytes where it says the same. */
export async function printPage(content: Content, quality: Quality, before?: Page): Promise<Page> {
  if (!isCompressible(content.headers['Content-Type'])) return setPage(content)
  if (before?.content.body.equals(content.body)) {
    const { br, gzip } = before.copies
    return makePage(content, before.quality, { br: br?.body, gzip: gzip?.body })
  }
  return makePage(content, quality, await compress(content.body, quality))
}

export function weigh(page: Page): number {
  return ENCODINGS.reduce((sum, encoding) => sum + (page.copies[encoding]?.body.length ?? 0), 0)
}

function makePage(content: Content, quality: Quality, { br, gzip }: Compressed): Page {
  const { status, headers, body } = content
  const common = { ...PUBLIC_HEADERS, Vary: 'Accept-Encoding', ...headers }
  // A 304 does not repeat all headers, so the tag speaks for them too.
  const hash = createHash('sha256').update(JSON.stringify(common)).update(body).digest('base64url').slice(0, 22)
  const copy = (encoding: Encoding, bytes: Buffer): Copy => {
    // A compressed copy is replaced by a smaller one that says the same, so its tag is weak (RFC 9110, 8.8.1).
    const etag = encoding === 'identity' ? `"${hash}"` : `W/"${hash}-${encoding}"`
    const own = status === 200 ? { ...common, ETag: etag } : common
    const coding = encoding === 'identity' ? {} : { 'Content-Encoding': encoding }
    return {
      body: bytes,
      etag,
      headers: Object.entries({ ...own, ...coding, 'Content-Length': String(bytes.length) }).flat(),
      notModified: Object.entries(own)
        .filter(([name]) => REPEATED.includes(name))
        .flat(),
    }
  }
  const copies = {
    identity: copy('identity', body),
    ...(br && { br: copy('br', br) }),
    ...(gzip && { gzip: copy('gzip', gzip) }),
  }
  return { content, quality, copies }
}
