import type { IncomingMessage } from 'node:http'
import { everyPaper, type Fault, json, pageOf, papersOf, type Reply } from './fake-reply.ts'
import type { InventedPost, World } from './invented-day.ts'

export function featured(world: World, query: URLSearchParams, fault?: Fault) {
  const all = papersOf(world, query.get('date') ?? '').flatMap(({ id, title, upvotes, featuredComments = 0 }) =>
    upvotes === undefined ? [] : [{ paper: { id, title, upvotes, authors: [] }, title, numComments: featuredComments }],
  )
  return pageOf(all, Number(query.get('p') ?? 0), Number(query.get('limit') ?? 50), fault)
}

export function stories(world: World, query: URLSearchParams, fault?: Fault) {
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

export const skeets = ({ posts }: World) => posts.filter(({ network }) => network === 'bluesky')

export function backlinks(world: World, query: URLSearchParams) {
  const isCard = query.get('source')?.endsWith('embed.external.uri')
  const found = skeets(world).filter((post) => post.link === query.get('subject') && Boolean(post.isCard) === isCard)
  const records = found.map(({ id }) => ({
    did: id.split('/')[2],
    collection: 'app.bsky.feed.post',
    rkey: id.split('/').at(-1),
  }))
  return { total: records.length, records, cursor: null }
}

export function skeet({ id, author, text, link, at, counts, isCard }: InventedPost) {
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

export function account(url: URL, request: IncomingMessage, world: World, body: string, fault?: Fault): Reply {
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

export function repository({ repositories }: World, name: string): Reply {
  const found = repositories.find((each) => each.name === name)
  return found
    ? json({ full_name: name, stargazers_count: found.stars })
    : { status: 404, body: '{"message":"Not Found"}' }
}

const basic = (request: IncomingMessage) =>
  Buffer.from(request.headers.authorization?.replace('Basic ', '') ?? '', 'base64').toString()

export function redditToken(request: IncomingMessage): Reply {
  if (basic(request).endsWith(':wrong')) return { status: 401, body: '{"message":"Unauthorized","error":401}' }
  return json({ access_token: 'invented', token_type: 'bearer', expires_in: 86_400, scope: '*' })
}

/** Newest first, or those asked for by name; whoever does not say who they are is shut out. */
export function links(url: URL, request: IncomingMessage, { posts }: World, fault?: Fault): Reply {
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

export function citations(request: IncomingMessage, world: World, body: string): Reply {
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
export function tweets(query: URLSearchParams, request: IncomingMessage, world: World, fault?: Fault): Reply {
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
export function embed(service: string, address: string, { posts }: World): Reply {
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

export const status = ({ day }: World) => ({
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
