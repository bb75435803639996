import { createServer, type IncomingHttpHeaders, type RequestListener, request, type Server } from 'node:http'
import { duplexPair } from 'node:stream'
import { buffer } from 'node:stream/consumers'

export interface Rendered {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

export type Render = (address: string) => Promise<Rendered>

/** A server that no network reaches: what it answers is asked for by `renderer`. */
export function innerServer(listener: RequestListener): Server {
  return createServer({ keepAlive: false }, listener)
}

/**
 * Asks for pages through a pair of streams in memory. Nothing of any reader's request goes along: a page is everybody's,
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
  return (address) =>
    new Promise((resolve, reject) => {
      const createConnection = () => {
        const [near, far] = duplexPair()
        server.emit('connection', far)
        return near
      }
      request({ path: address, headers, createConnection, signal: AbortSignal.timeout(timeoutMs) })
        .on('response', (response) => {
          const { statusCode: status = 500, headers } = response
          buffer(response).then((body) => resolve({ status, headers, body }), reject)
        })
        .on('error', reject)
        .end()
    })
}
