import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { type InventedPaper, type InventedPost, inventDay, type World } from './invented-day.ts'

/** How a service can fail. */
export type Fault =
  | 'too many'
  | 'too many, retry after'
  | 'too many, until'
  | 'forbidden'
  | 'credits'
  | 'unavailable'
  | 'reset'
  | 'drip'
  | 'endless'
  | 'cut'
  | 'latin1'
  | 'reordered'
  | 'not json'
  | 'expired'

type Reply = { status?: number; type?: string; body: string; headers?: Record<string, string> }
type Rule = { place: string; fault: Fault; times: number }
type Asked = { place: string; at: number; ended: number; agent: string }

const RECORDS_A_PAGE = 500

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

/** A page of a list: as it is, or backwards and with some of the page before, as when the list moves while it is read. */
function pageOf<Item>(all: Item[], page: number, size: number, fault: Fault | undefined): Item[] {
  if (fault !== 'reordered') return all.slice(page * size, (page + 1) * size)
  const from = Math.max(0, page * size - size / 4)
  const shown = all.slice(from, from + size)
  return [...shown, ...shown.slice(0, 1)].reverse()
}

const json = (value: unknown): Reply => ({ body: JSON.stringify(value) })
const xml = (body: string, headers?: Record<string, string>): Reply => ({
  type: 'application/xml',
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
  headers,
})
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const tag = (name: string, value: string | undefined) =>
  value === undefined ? '' : `<${name}>${escaped(value)}</${name}>`
const papersOf = (world: World, day: string) => world.papers.get(day) ?? []
const everyPaper = (world: World) => [...world.papers.values()].flat()
const isIn = ({ categories }: InventedPaper, wanted: string) =>
  categories.some((code) => code === wanted || code.startsWith(`${wanted}.`))

function feed(world: World, wanted: string, known: string | undefined, fault?: Fault): Reply {
  const codes = decodeURIComponent(wanted).split('+')
  const all = papersOf(world, world.day).filter((paper) => codes.some((code) => isIn(paper, code)))
  const items = pageOf(all, 0, all.length, fault)
  const date = `${new Date(`${world.day}T12:00:00Z`).toUTCString().slice(0, 16)} 00:00:00 ${offset(world.day)}`
  const body = `<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel>
<title>${codes.join(', ')} updates on arXiv.org</title><description>The invented archive.</description><pubDate>${date}</pubDate>
${items.map((paper) => feedItem(paper, date)).join('\n')}</channel></rss>`
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`
  return known === etag ? { status: 304, body: '' } : xml(body, { ETag: etag })
}

function feedItem({ id, versions, announced, ...paper }: InventedPaper, date: string) {
  const version = `${id}v${versions.length}`
  return `<item>${tag('title', paper.title)}<link>https://arxiv.org/abs/${id}</link>
<description>${escaped(`arXiv:${version} Announce Type: ${announced} \nAbstract: ${paper.abstract}`)}</description>
<guid isPermaLink="false">oai:arXiv.org:${version}</guid>${paper.categories.map((code) => tag('category', code)).join('')}
<pubDate>${date}</pubDate><arxiv:announce_type>${announced}</arxiv:announce_type>
<dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>${tag('arxiv:DOI', paper.doi)}${tag('arxiv:journal_reference', paper.journalRef)}
${tag('dc:creator', paper.authors.join(', '))}</item>`
}

function offset(day: string) {
  const name = new Intl.DateTimeFormat('en', { timeZone: 'America/New_York', timeZoneName: 'longOffset' })
    .formatToParts(new Date(`${day}T06:00:00Z`))
    .find(({ type }) => type === 'timeZoneName')?.value
  return (name ?? '').replace('GMT', '').replace(':', '')
}

function records(world: World, given: URLSearchParams): Reply {
  const token = given.get('resumptionToken')
  const query = token ? new URLSearchParams(decodeURIComponent(token)) : given
  const skip = Number(query.get('skip') ?? 0)
  const wanted = (query.get('set') ?? '').split(':').slice(-2)
  const code = wanted.length === 2 && wanted[0] !== 'physics' ? wanted.join('.') : (wanted.at(-1) ?? '')
  const all = papersOf(world, query.get('from') ?? '').filter((paper) => isIn(paper, code))
  if (all.length === 0) return oai('<error code="noRecordsMatch">The combination gives an empty list.</error>')
  const page = all.slice(skip, skip + RECORDS_A_PAGE)
  const next = new URLSearchParams([...query].filter(([name]) => name !== 'skip'))
  next.set('skip', String(skip + RECORDS_A_PAGE))
  const more = skip + RECORDS_A_PAGE < all.length ? encodeURIComponent(next.toString()) : ''
  return oai(`<ListRecords>${page.map(record).join('\n')}<resumptionToken>${more}</resumptionToken></ListRecords>`)
}

const oai = (inside: string) => xml(`<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">${inside}</OAI-PMH>`)

function record({ id, versions, ...paper }: InventedPaper) {
  const listed = versions.map(
    ({ submittedAt, isWithdrawn }, i) =>
      `<version version="v${i + 1}">${tag('date', new Date(submittedAt).toUTCString())}<size>${isWithdrawn ? 0 : 512}kb</size>${isWithdrawn ? '<source_type>I</source_type>' : ''}</version>`,
  )
  return `<record><header><identifier>oai:arXiv.org:${id}</identifier></header><metadata><arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/">
${tag('id', id)}${listed.join('')}${tag('title', paper.title)}${tag('authors', paper.authors.join(', '))}${tag('categories', paper.categories.join(' '))}
${tag('comments', paper.comment)}${tag('journal-ref', paper.journalRef)}${tag('doi', paper.doi)}<license>http://creativecommons.org/licenses/by/4.0/</license>
<abstract>  ${escaped(paper.abstract)}</abstract></arXivRaw></metadata></record>`
}

function details(world: World, ids: string[]): Reply {
  const entries = everyPaper(world).filter(({ id }) => ids.includes(id) && !world.hidden?.has(id))
  return xml(
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">${entries.map(entry).join('\n')}</feed>`,
  )
}

function entry({ id, versions, categories, ...paper }: InventedPaper) {
  const dates = versions.map(({ submittedAt }) => submittedAt)
  return `<entry><id>http://arxiv.org/abs/${id}v${versions.length}</id>${tag('title', paper.title)}${tag('published', dates[0])}
${tag('updated', dates.at(-1))}${tag('summary', paper.abstract)}${categories.map((code) => `<category term="${code}"/>`).join('')}
<arxiv:primary_category term="${categories[0]}"/>${tag('arxiv:comment', paper.comment)}${tag('arxiv:doi', paper.doi)}
${tag('arxiv:journal_ref', paper.journalRef)}${paper.authors.map((name) => `<author>${tag('name', name)}</author>`).join('')}</entry>`
}

function featured(world: World, query: URLSearchParams, fault?: Fault) {
  const all = papersOf(world, query.get('date') ?? '').flatMap(({ id, title, upvotes, featuredComments = 0 }) =>
    upvotes === undefined ? [] : [{ paper: { id, title, upvotes, authors: [] }, title, numComments: featuredComments }],
  )
  return pageOf(all, Number(query.get('p') ?? 0), Number(query.get('limit') ?? 50), fault)
}

function stories(world: World, query: URLSearchParams, fault?: Fault) {
  const isComment = query.get('tags') === 'comment'
  const page = Number(query.get('page') ?? 0)
  const size = Number(query.get('hitsPerPage') ?? 20)
  const all = world.posts.filter(({ network }) => network === (isComment ? 'hackernews comment' : 'hackernews'))
  const hits = pageOf(all, page, size, fault).map(({ id, author, text, link, at, counts }) => ({
    objectID: id,
    author: author.handle,
    created_at_i: Date.parse(at) / 1000,
    ...(isComment
      ? { points: null, comment_text: text.replaceAll('{link}', link.replaceAll('/', '&#x2F;')) }
      : { title: text, url: link, points: counts.likes, num_comments: counts.replies }),
  }))
  return { hits, page, nbPages: Math.ceil(all.length / size), hitsPerPage: size }
}

const skeets = ({ posts }: World) => posts.filter(({ network }) => network === 'bluesky')

function backlinks(world: World, query: URLSearchParams) {
  const isCard = query.get('source')?.endsWith('embed.external.uri')
  const found = skeets(world).filter((post) => post.link === query.get('subject') && Boolean(post.isCard) === isCard)
  const records = found.map(({ id }) => ({
    did: id.split('/')[2],
    collection: 'app.bsky.feed.post',
    rkey: id.split('/').at(-1),
  }))
  return { total: records.length, records, cursor: null }
}

function skeet({ id, author, text, link, at, counts, isCard }: InventedPost) {
  // What is seen of a link is shortened.
  const seen = `${link.replace('https://', '').slice(0, 20)}...`
  const start = Buffer.byteLength(text.split('{link}')[0] ?? '')
  const facet = {
    index: { byteStart: start, byteEnd: start + Buffer.byteLength(seen) },
    features: [{ $type: 'app.bsky.richtext.facet#link', uri: link }],
  }
  return {
    uri: id,
    author: {
      did: author.id,
      handle: author.handle,
      displayName: author.name,
      labels: author.labels?.map((val) => ({ val })) ?? [],
    },
    record: {
      $type: 'app.bsky.feed.post',
      text: text.replace('{link}', seen),
      createdAt: at,
      langs: ['en'],
      ...(isCard ? { embed: { $type: 'app.bsky.embed.external', external: { uri: link } } } : { facets: [facet] }),
    },
    likeCount: counts.likes,
    repostCount: counts.reposts,
    replyCount: counts.replies,
    quoteCount: counts.quotes,
    indexedAt: at,
    labels: [],
  }
}

function account(url: URL, request: IncomingMessage, world: World, body: string, fault?: Fault): Reply {
  const call = url.pathname.split('/').at(-1)
  const session = { accessJwt: 'invented.access', refreshJwt: 'invented.refresh' }
  if (call?.endsWith('createSession'))
    return JSON.parse(body).password === 'wrong'
      ? { status: 401, body: '{"error":"AuthenticationRequired"}' }
      : json(session)
  if (call?.endsWith('refreshSession')) return json(session)
  if (!request.headers.authorization) return { status: 401, body: '{"error":"AuthMissing"}' }
  if (fault === 'expired') return { status: 400, body: '{"error":"ExpiredToken","message":"Token has expired"}' }
  const size = Number(url.searchParams.get('limit') ?? 25)
  const from = Number(url.searchParams.get('cursor') ?? 0)
  const all = skeets(world)
  const cursor = from + size < all.length ? String(from + size) : undefined
  return json({ posts: all.slice(from, from + size).map(skeet), cursor })
}

function repository({ repositories }: World, name: string): Reply {
  const found = repositories.find((each) => each.name === name)
  return found
    ? json({ full_name: name, stargazers_count: found.stars })
    : { status: 404, body: '{"message":"Not Found"}' }
}

const basic = (request: IncomingMessage) =>
  Buffer.from(request.headers.authorization?.replace('Basic ', '') ?? '', 'base64').toString()

function redditToken(request: IncomingMessage): Reply {
  if (basic(request).endsWith(':wrong')) return { status: 401, body: '{"message":"Unauthorized","error":401}' }
  return json({ access_token: 'invented', token_type: 'bearer', expires_in: 86_400, scope: '*' })
}

/** Newest first, or those asked for by name; whoever does not say who they are is shut out. */
function links(url: URL, request: IncomingMessage, { posts }: World, fault?: Fault): Reply {
  if (!/^\w+:[\w-]+:v[\d.]+ \(by \/u\/\w+\)$/.test(request.headers['user-agent'] ?? ''))
    return { status: 403, type: 'text/html', body: '<html><body>whoa there, pardner!</body></html>' }
  if (!request.headers.authorization || fault === 'expired')
    return { status: 401, body: '{"message":"Unauthorized","error":401}' }
  const all = posts.filter(({ network }) => network === 'reddit').toSorted((a, b) => b.at.localeCompare(a.at))
  const query = url.searchParams
  const named = query.get('id')?.split(',')
  const from = all.findIndex(({ id }) => id === query.get('after')) + 1
  const size = Number(query.get('limit') ?? 25)
  const shown = named ? all.filter(({ id }) => named.includes(id)) : all.slice(from, from + size)
  const after = !named && from + size < all.length ? shown.at(-1)?.id : null
  return json({ kind: 'Listing', data: { after, before: null, dist: shown.length, children: shown.map(link) } })
}

const link = ({ id, author, text, link, at, counts, removedBy, isOver18 = false }: InventedPost) => ({
  kind: 't3',
  data: {
    id: id.replace('t3_', ''),
    name: id,
    title: text,
    url: link,
    permalink: `/r/MachineLearning/comments/${id.replace('t3_', '')}/invented/`,
    author: removedBy === 'deleted' ? '[deleted]' : author.handle,
    score: counts.likes,
    num_comments: counts.replies,
    created_utc: Date.parse(at) / 1000,
    over_18: isOver18,
    removed_by_category: removedBy ?? null,
    is_self: false,
    selftext: '',
  },
})

function citations(request: IncomingMessage, world: World, body: string): Reply {
  const key = request.headers['x-api-key']
  if (!key || key === 'wrong') return { status: 403, body: '{"message":"Forbidden"}' }
  const ids: string[] = JSON.parse(body).ids.map((id: string) => id.replace('ARXIV:', ''))
  const papers = new Map(everyPaper(world).map((paper) => [paper.id, paper]))
  const known = ids.map((id) => {
    const cited = papers.get(id)?.citations
    return cited === undefined ? null : { externalIds: { ArXiv: id, CorpusId: 1 }, citationCount: cited }
  })
  if (known.every((paper) => paper === null)) return { status: 400, body: '{"error":"No valid paper ids given"}' }
  return json(known)
}

/** What links to one of the papers asked for, and the bill. */
function tweets(query: URLSearchParams, request: IncomingMessage, world: World, fault?: Fault): Reply {
  if (!request.headers.authorization || fault === 'expired')
    return { status: 401, body: '{"title":"Unauthorized","type":"about:blank","status":401,"detail":"Unauthorized"}' }
  const asked = query.get('query') ?? ''
  if (asked.length > 512) return { status: 400, body: '{"title":"Invalid Request"}' }
  const wanted = [...asked.matchAll(/url:"([^"]+)"/g)].map(([, id = '']) => id)
  const all = world.posts.filter(({ network, link }) => network === 'x' && wanted.some((id) => link.includes(id)))
  const from = Number(query.get('next_token') ?? 0)
  const size = Number(query.get('max_results') ?? 10)
  const shown = all.slice(from, from + size)
  if (shown.length === 0) return json({ meta: { result_count: 0 } })
  const users = new Map(shown.map(({ author: { id, name, handle: username } }) => [id, { id, name, username }]))
  if (world.sold && !fault) {
    world.sold.posts += shown.length
    world.sold.authors += users.size
  }
  const next = from + size < all.length ? { next_token: String(from + size) } : {}
  return json({
    data: shown.map(tweet),
    includes: { users: [...users.values()] },
    meta: { result_count: shown.length, newest_id: shown[0]?.id, oldest_id: shown.at(-1)?.id, ...next },
  })
}

function tweet({ id, author, text, link, at, counts }: InventedPost) {
  const url = `https://t.co/invented${id.slice(-6)}`
  const names = [...text.matchAll(/@(\w+)/g)].map(([, username]) => ({ username }))
  return {
    id,
    text: text.replace('{link}', url),
    author_id: author.id,
    created_at: at,
    lang: 'en',
    entities: {
      urls: [{ url, expanded_url: link, display_url: link.replace('https://', '') }],
      ...(names.length > 0 && { mentions: names }),
    },
    public_metrics: {
      retweet_count: counts.reposts,
      reply_count: counts.replies,
      like_count: counts.likes,
      quote_count: counts.quotes,
      bookmark_count: 0,
      impression_count: 0,
    },
  }
}

/** A post as its network embeds it: the words, their author and the day. */
function embed(service: string, address: string, { posts }: World): Reply {
  const isOnX = service === 'publish.x.com'
  const id = address.split('/').at(-1)
  const post = posts.find(
    ({ network, id: own }) => network === (isOnX ? 'x' : 'bluesky') && own.split('/').at(-1) === id,
  )
  if (!post) return { status: 404, body: '{"error":"not found"}' }
  const { author, at } = post
  const date = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at))
  const link = '<a href="https://t.co/invented">https://t.co/invented</a>'
  const words = `<p lang="en" dir="ltr">${post.text.replace('{link}', link)}</p>&mdash; ${author.name}`
  const profile = `https://bsky.app/profile/${author.id}`
  return json({
    type: 'rich',
    author_name: author.name,
    author_url: isOnX ? `https://twitter.com/${author.handle}` : `https://bsky.app/profile/${author.handle}`,
    html: isOnX
      ? `<blockquote class="twitter-tweet">${words} (@${author.handle}) <a href="${address}">${date}</a></blockquote>\n`
      : `<blockquote class="bluesky-embed" data-bluesky-uri="${post.id}">${words} (<a href="${profile}">@${author.handle}</a>) <a href="${address}">${date}</a></blockquote>`,
  })
}

const status = ({ day }: World) => ({
  id: '115000000000000001',
  url: 'https://example.social/@synthetic/115000000000000001',
  created_at: `${day}T09:30:00.000Z`,
  language: 'en',
  visibility: 'public',
  content:
    '<p>Good read: <a href="https://arxiv.org/abs/2611.01001"><span class="invisible">https://</span>arxiv.org/abs/2611.01001</a></p>',
  account: { acct: 'synthetic', display_name: 'Synthetic', url: 'https://example.social/@synthetic', bot: false },
  favourites_count: 15,
  reblogs_count: 7,
  replies_count: 2,
})

/** By itself, for the day given or today: `node e2e/fake-sources.ts --port 4010 --day 2026-11-04`. */
if (import.meta.main) {
  const { values } = parseArgs({ options: { port: { type: 'string' }, day: { type: 'string' } } })
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date())
  const { url } = await playInternet(inventDay(values.day ?? today), { port: Number(values.port ?? 0) })
  console.log(url)
}
