import type { IncomingMessage, ServerResponse } from 'node:http'
import { chooseEncoding } from './encoding'
import type { Copy, Page } from './page'

/** Sends the page in the reader's encoding, or says that the reader has it. Node leaves out the body for HEAD. */
export function respond(request: IncomingMessage, response: ServerResponse, page: Page) {
  const copy = page.copies[chooseEncoding(request.headers['accept-encoding'])] ?? page.copies.identity
  const { status, headers } = page.content
  if (status === 200 && hasCopy(request, copy, headers['Last-Modified'])) {
    response.writeHead(304, copy.notModified).end()
  } else {
    response.writeHead(status, copy.headers).end(copy.body)
  }
}

function hasCopy({ headers }: IncomingMessage, copy: Copy, lastModified: string | undefined) {
  const tags = headers['if-none-match']
  if (tags !== undefined) return tags === copy.etag || namesTag(tags, copy.etag)
  const since = headers['if-modified-since']
  return Boolean(since && lastModified && Date.parse(lastModified) <= Date.parse(since))
}

/** Whether the list has the tag, by weak comparison (RFC 9110, 13.1.2). */
function namesTag(tags: string, etag: string) {
  if (tags.trim() === '*') return true
  const strong = etag.replace(/^W\//, '')
  return tags.match(/"[^"]*"/g)?.some((tag) => tag === strong) ?? false
}
