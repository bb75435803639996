import { once } from 'node:events'
import { createServer, IncomingMessage, ServerResponse } from 'node:http'
import { type AddressInfo, Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { Press } from '../lib/press/press'
import { answerMalformed, publicSite } from '../lib/press/public-site'
import { innerServer, renderer } from '../lib/press/renderer'
import { PageStore } from '../lib/press/store'
import { ask } from './ask'

type Render = (request: IncomingMessage, response: ServerResponse) => unknown

/** The press before a stand-in for Next, whose answers the test decides. */
export async function openStandIn(render: Render = ordinaryPage) {
  const edition = { number: 1, connected: true }
  const store = new PageStore(4_000_000)
  const site = { edition, store, render, rendered: [] as IncomingMessage[] }
  const inner = innerServer((request, response) => {
    site.rendered.push(request)
    site.render(request, response)
  })
  const parts = {
    press: new Press(renderer(inner, 'https://papers.example.org'), edition, store),
    store,
    edition,
    findFile: async () => undefined,
    passBy: async (_: IncomingMessage, response: ServerResponse) => void response.end('passed by'),
  }
  const listener = publicSite(parts)
  const server = createServer(listener).on('clientError', answerMalformed)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.close().closeAllConnections()
    await once(server, 'close')
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return Object.assign(site, {
    url,
    /** Asks without a network between, for thousands of requests; resolves when they are answered. */
    pass: (path: string) =>
      new Promise<void>((resolve) => {
        const request = Object.assign(new IncomingMessage(new Socket()), { method: 'GET', url: path })
        listener(request, Object.assign(new ServerResponse(request), { end: () => resolve() }))
      }),
    ask: (path: string, headers: Record<string, string> = {}, method = 'GET') => ask(url, path, { headers, method }),
  })
}

export function ordinaryPage(request: IncomingMessage, response: ServerResponse) {
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end(htmlOf(`<h1>${request.url}</h1>${'<p>Some text that is worth compressing.</p>'.repeat(200)}`))
}

export const htmlOf = (body: string, head = '') =>
  `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body}<script>self.__next_f.push([1])</script></body></html>`
