import { once } from 'node:events'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  request,
  type Server,
} from 'node:http'
import { duplexPair } from 'node:stream'
import { buffer } from 'node:stream/consumers'

export interface Rendered {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** Who is to be shown a page that is not everybody's, and where they come back to after signing in. */
export type Asker = { cookie: string; 'x-address': string }

export type Render = (address: string, asker?: Asker) => Promise<Rendered>

/** A server that no network reaches: what it answers is asked for by `renderer`. */
export function innerServer(listener: RequestListener): Server {
  return createServer({ keepAlive: false }, listener)
}

/**
 * Asks for pages through a pair of streams in memory. Nothing else of a reader's request goes along: a page is everybody's,
 * and its host is the site's own whatever the first reader called it.
 */
export function renderer(server: Server, siteUrl: string, timeoutMs = 15_000): Render {
  const { host, protocol } = new URL(siteUrl)
  const headers = {
    host,
    'x-forwarded-host': host,
    'x-forwarded-proto': protocol.slice(0, -1),
    'accept-encoding': 'identity',
    'user-agent': 'press',
  }
  const createConnection = () => {
    const [near, far] = duplexPair()
    server.emit('connection', far)
    return near
  }
  return async (address, asker) => {
    const slow = new AbortController()
    const asked = request({
      path: address,
      headers: { ...headers, ...asker },
      createConnection,
      signal: slow.signal,
    })
      // Told again by whatever is awaited then.
      .on('error', () => {})
      .end()
    // Not AbortSignal.timeout(), which holds on to every request until its time is over.
    const timer = setTimeout(() => slow.abort(new TooSlow('the page takes too long')), timeoutMs)
    try {
      const [response] = (await once(asked, 'response')) as [IncomingMessage]
      return { status: response.statusCode ?? 500, headers: response.headers, body: await buffer(response) }
    } catch (error) {
      throw slow.signal.reason ?? error
    } finally {
      clearTimeout(timer)
    }
  }
}

export class TooSlow extends Error {
  override name = 'TooSlow'
}
