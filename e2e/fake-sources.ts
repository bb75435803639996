import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { details, feed, records } from './fake-arxiv.ts'
import { type Fault, json, type Reply } from './fake-reply.ts'
import {
  account,
  backlinks,
  citations,
  embed,
  featured,
  links,
  redditToken,
  repository,
  skeet,
  skeets,
  status,
  stories,
  tweets,
} from './fake-talk.ts'
import { inventDay, type World } from './invented-day.ts'

type Rule = { place: string; fault: Fault; times: number }
type Asked = { place: string; at: number; ended: number; agent: string }

/**
 * The internet as far as the collector knows it: every service of the world at `<url>/<host>/<path>`, where SOURCES_URL
 * makes the program ask. `fail` has the next answers of a place go wrong.
 */
export async function playInternet(world: World, { port = 0 } = {}) {
  const rules: Rule[] = []
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const place = (request.url ?? '/').slice(1)
    const visit: Asked = { place, at: Date.now(), ended: 0, agent: request.headers['user-agent'] ?? '' }
    asked.push(visit)
    response.on('close', () => {
      visit.ended = Date.now()
    })
    const rule = rules.find((each) => each.times > 0 && place.startsWith(each.place))
    if (rule) rule.times -= 1
    const reply = answer(new URL(`http://${place}`), request, world, await read(request), rule?.fault)
    send(response, reply, rule?.fault)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    world,
    asked,
    fail: (place: string, fault: Fault, times = Number.POSITIVE_INFINITY) => rules.push({ place, fault, times }),
    mend: () => rules.splice(0),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function send(response: ServerResponse, reply: Reply, fault?: Fault) {
  const type = reply.type ?? 'application/json'
  if (fault === 'too many') return end(response, 429, 'text/plain', 'Rate exceeded.')
  if (fault === 'too many, retry after')
    return end(response, 429, 'text/plain', 'Rate exceeded.', { 'Retry-After': '7200' })
  if (fault === 'too many, until')
    return end(response, 429, type, '{"title":"Too Many Requests","status":429}', {
      'x-rate-limit-reset': String(Math.ceil(Date.now() / 1000) + 900),
    })
  if (fault === 'forbidden') return end(response, 403, 'text/html', '<html><body><h1>Blocked</h1></body></html>')
  if (fault === 'credits') return end(response, 402, type, '{"title":"CreditsDepleted","status":402}')
  if (fault === 'unavailable')
    return end(response, 503, 'text/html', '<html><body><h1>503 Service Unavailable</h1></body></html>')
  if (fault === 'reset') return response.socket?.resetAndDestroy()
  if (fault === 'cut') return end(response, 200, type, reply.body.slice(0, Math.floor(reply.body.length * 0.6)))
  if (fault === 'not json') return end(response, 200, 'text/html', '<html><body>Please wait…</body></html>')
  if (fault === 'latin1') {
    response.writeHead(200, { 'Content-Type': type })
    return response.end(Buffer.from(reply.body, 'latin1'))
  }
  if (fault === 'endless' || fault === 'drip') return trickle(response, type, fault)
  end(response, reply.status ?? 200, type, reply.body, reply.headers)
}

function end(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { 'Content-Type': type, ...headers })
  response.end(body)
}

/** A body that never ends: as fast as it is taken, or a byte now and then. */
function trickle(response: ServerResponse, type: string, fault: 'endless' | 'drip') {
  response.writeHead(200, { 'Content-Type': type })
  const part = Buffer.alloc(1_000_000, 32)
  const more = () => {
    if (response.destroyed) return
    if (fault === 'drip') {
      response.write(' ')
      setTimeout(more, 50)
    } else if (response.write(part)) setImmediate(more)
    else response.once('drain', more)
  }
  more()
}

async function read(request: IncomingMessage) {
  let body = ''
  for await (const part of request) body += part
  return body
}

function answer(url: URL, request: IncomingMessage, world: World, body: string, fault?: Fault): Reply {
  const query = url.searchParams
  switch (url.hostname) {
    case 'rss.arxiv.org':
      return feed(world, url.pathname.split('/').at(-1) ?? '', request.headers['if-none-match'], fault)
    case 'oaipmh.arxiv.org':
      return records(world, query)
    case 'export.arxiv.org':
      return details(world, query.get('id_list')?.split(',') ?? [])
    case 'huggingface.co':
      return json(featured(world, query, fault))
    case 'hn.algolia.com':
      return json(stories(world, query, fault))
    case 'hacker-news.firebaseio.com':
      return json(world.posts.some(({ id }) => url.pathname === `/v0/item/${id}.json`) ? { id: 1 } : null)
    case 'constellation.microcosm.blue':
      return json(backlinks(world, query))
    case 'public.api.bsky.app':
      return json({
        posts: skeets(world)
          .filter(({ id }) => query.getAll('uris').includes(id))
          .map(skeet),
      })
    case 'bsky.social':
      return account(url, request, world, body, fault)
    case 'api.github.com':
      return repository(world, url.pathname.replace('/repos/', ''))
    case 'www.reddit.com':
      return redditToken(request)
    case 'oauth.reddit.com':
      return links(url, request, world, fault)
    case 'api.semanticscholar.org':
      return citations(request, world, body)
    case 'api.x.com':
      return tweets(query, request, world, fault)
    case 'example.social':
      return json(status(world))
    case 'publish.x.com':
    case 'embed.bsky.app':
      return embed(url.hostname, query.get('url') ?? '', world)
    default:
      return { status: 404, body: 'There is nothing of that name.' }
  }
}

/** By itself, for the day given or today: `node e2e/fake-sources.ts --port 4010 --day 2026-11-04`. */
if (import.meta.main) {
  const { values } = parseArgs({ options: { port: { type: 'string' }, day: { type: 'string' } } })
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date())
  const { url } = await playInternet(inventDay(values.day ?? today), { port: Number(values.port ?? 0) })
  console.log(url)
}
