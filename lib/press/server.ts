import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { databaseUrl, env } from '../env'
import { AppError } from '../errors'
import { EditionWatcher } from './edition-watcher'
import { EventStreams } from './event-streams'
import { openFiles } from './files'
import { Press } from './press'
import { answerMalformed, publicSite } from './public-site'
import { innerServer, renderer } from './renderer'
import { PageStore } from './store'

const MEMORY = 64 * 1024 * 1024

/** Serves the built site in `dir`: public pages from the press, everything else by Next. */
export async function startWeb({ port, host, dir }: { port: number; host: string; dir: string }) {
  const watcher = new EditionWatcher(databaseUrl())
  const store = new PageStore(MEMORY)
  const [next, findFile] = await Promise.all([prepareNext(dir, host, port), openFiles(dir), watcher.start()])
  const press = new Press(renderer(next.inner, env().SITE_URL), watcher, store)
  const streams = new EventStreams()
  const passBy = (request: IncomingMessage, response: ServerResponse) => {
    streams.watch(response)
    if (request.method !== 'GET' && request.method !== 'HEAD') endAfter(response, () => watcher.catchUp())
    return next.handle(request, response)
  }
  const server = createServer(publicSite({ press, store, edition: watcher, findFile, passBy }))
  server.on('clientError', answerMalformed)
  // Longer than the proxies in front of us keep theirs, so that none of them meets a connection we just closed.
  server.keepAliveTimeout = 65_000

  await listen(server, port, host)
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = closeGently(server)
      streams.end()
      await closed
      await Promise.all([watcher.stop(), next.close()])
    },
  }
}

/** Whoever has an answer to what they changed finds it changed on every page they ask for next. */
function endAfter(response: ServerResponse, before: () => Promise<void>) {
  const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse
  response.end = (...given: unknown[]) => {
    response.end = end
    void before().finally(() => end(...given))
    return response
  }
}

/** Lets requests under way finish, and their connections go as soon as they have. */
async function closeGently(server: Server) {
  const closed = once(server, 'close')
  server.close()
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  await closed
  clearInterval(sweep)
}

async function prepareNext(dir: string, hostname: string, port: number) {
  // Only the server needs Next, and it takes a while to load.
  const { default: next } = await import('next')
  const inner = innerServer((request, response) => void handle(request, response))
  const app = next({ dev: false, dir, hostname, port, httpServer: inner })
  // Next prints how long its configuration took, which no operator needs to read.
  const { log } = console
  console.log = () => {}
  await app.prepare().finally(() => Object.assign(console, { log }))
  const handle = app.getRequestHandler()
  return { inner, handle, close: () => app.close() }
}

/** Listens, or says in a sentence why not. */
export async function listen(server: Server, port: number, host: string) {
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new AppError('conflict', `Port ${port} is taken: stop what uses it, or set PORT to another one.`)
    if (code === 'EACCES') throw new AppError('forbidden', `Port ${port} may not be used: set PORT to one above 1023.`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new AppError('invalid', `This machine has no address ${host}: set HOST to one of its own.`)
    throw error
  }
}
