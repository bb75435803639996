import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { log } from '../log'
import { readAddress } from './address'
import type { EditionWatcher } from './edition-watcher'
import { type ErrorStatus, errorPages } from './error-page'
import { COMMON_HEADERS } from './headers'
import { type Page, setPage } from './page'
import type { Press } from './press'
import { respond } from './respond'
import { findKey, passesBy } from './routes'
import type { PageStore } from './store'

interface Parts {
  press: Pick<Press, 'find'>
  store: PageStore
  edition: Pick<EditionWatcher, 'number' | 'connected'>
  findFile: (path: string) => Promise<Page | undefined>
  passBy: RequestListener
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
      if (!address) return respond(request, response, errorPages[400])
      if (passesBy(address.path)) {
        for (const [name, value] of Object.entries(COMMON_HEADERS)) response.setHeader(name, value)
        return passBy(request, response)
      }
      respond(request, response, await findPage(request.method, address))
    } catch (error) {
      const status: ErrorStatus = edition.connected && !isHaste(error) ? 500 : 503
      log().error({ address: url, status, reason: String(error) }, 'No page can be shown')
      respond(request, response, errorPages[status])
    }
  }

  async function findPage(
    method: string | undefined,
    { path, query, moved }: NonNullable<ReturnType<typeof readAddress>>,
  ) {
    if (method !== 'GET' && method !== 'HEAD') return errorPages[405]
    if (moved) return redirectPage(path + query)
    const file = await findFile(path)
    if (file) return file
    if (path.startsWith('/_next/')) return errorPages[404]
    return press.find(findKey(path, query))
  }
}

function redirectPage(location: string) {
  const headers = { Location: location, 'Cache-Control': 'public, max-age=3600' }
  return setPage({ status: 308, headers, body: Buffer.alloc(0) })
}

function isHaste(error: unknown) {
  return error instanceof Error && ['Busy', 'TimeoutError', 'AbortError'].includes(error.name)
}
