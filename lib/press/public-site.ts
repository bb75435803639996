import { type IncomingMessage, type RequestListener, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { OPEN } from '../api/problem'
import { log } from '../log'
import { type Address, readAddress } from './address'
import { MOVED } from './content'
import type { EditionWatcher } from './edition-watcher'
import { type ErrorStatus, errorsAt, isApi } from './error-page'
import { Busy } from './lanes'
import { type Page, setPage } from './page'
import { prepareToPass } from './pass'
import type { Press } from './press'
import { TooSlow } from './renderer'
import { respond } from './respond'
import { findKey, isSecret, NOWHERE, passesBy } from './routes'
import type { PageStore } from './store'

interface Parts {
  press: Pick<Press, 'find' | 'show'>
  store: PageStore
  edition: Pick<EditionWatcher, 'number' | 'connected'>
  findFile: (path: string) => Promise<Page | undefined>
  passBy: (request: IncomingMessage, response: ServerResponse) => Promise<void>
}

/** Answers every request of the site. */
export function publicSite({ press, store, edition, findFile, passBy }: Parts): RequestListener {
  return (request, response) => {
    const { method, url = '/' } = request
    // Nearly every request ends here: a page whose address is written as we write it.
    const page = method === 'GET' || method === 'HEAD' ? store.get(url) : undefined
    if (page && page.edition === edition.number) respond(request, response, page)
    else void answer(request, response, url)
  }

  async function answer(request: IncomingMessage, response: ServerResponse, url: string) {
    try {
      const address = readAddress(url)
      if (!address) return respond(request, response, errorsAt(url)[400])
      if (passesBy(address.path) && !isSecret(address.path)) {
        prepareToPass(request, response)
        return await passBy(request, response)
      }
      respond(request, response, await findPage(request, address))
    } catch (error) {
      if (response.headersSent) return void response.destroy()
      const status: ErrorStatus = edition.connected && !(error instanceof Busy || error instanceof TooSlow) ? 500 : 503
      log().error({ address: withoutSecret(url), status, reason: String(error) }, 'No page can be shown')
      respond(request, response, errorsAt(url)[status])
    }
  }

  async function findPage({ method, headers }: IncomingMessage, { path, query, moved }: Address) {
    if (method === 'OPTIONS' && isApi(path)) return preflight
    if (method !== 'GET' && method !== 'HEAD') return errorsAt(path)[405]
    if (moved) return redirectPage(path + query)
    if (isSecret(path)) return press.show(path, { cookie: headers.cookie ?? '', 'x-address': path })
    const file = await findFile(path)
    if (file) return file
    const key = findKey(path, query)
    if (path.startsWith('/_next/') || (isApi(path) && key === NOWHERE)) return errorsAt(path)[404]
    return press.find(key)
  }
}

// What browsers ask before a page of another site may ask with a tag of what it has.
const preflight = setPage({
  status: 204,
  headers: {
    ...OPEN,
    'Access-Control-Allow-Methods': 'GET, HEAD',
    'Access-Control-Allow-Headers': 'If-None-Match, If-Modified-Since',
    'Access-Control-Max-Age': '86400',
    'Cache-Control': 'no-store',
  },
  body: Buffer.alloc(0),
})

/** Whoever reads the log is not to be let in by it. */
const withoutSecret = (url: string) => url.replace(/^\/(preview|invitation|reset|setup)\b.*/, '/$1…')

/** Answers what is no HTTP at all, or more of it than anyone needs to send. */
export function answerMalformed(error: NodeJS.ErrnoException, socket: Duplex) {
  if (error.code === 'ECONNRESET' || !socket.writable) return
  const { content, copies } = errorsAt('/')[error.code === 'HPE_INVALID_METHOD' ? 405 : 400]
  const { headers, body } = copies.identity
  socket.write(`HTTP/1.1 ${content.status} ${STATUS_CODES[content.status]}\r\nConnection: close\r\n`)
  for (let i = 0; i < headers.length; i += 2) socket.write(`${headers[i]}: ${headers[i + 1]}\r\n`)
  socket.write('\r\n')
  socket.end(body)
}

function redirectPage(location: string) {
  const headers = { Location: location, 'Cache-Control': 'public, max-age=3600' }
  return setPage({ status: MOVED, headers, body: Buffer.alloc(0) })
}
