import { env } from '../../env'
import { type Ask, type Service, SourceFailure } from '../../http'
import type { Post } from '../schema'
import { errorName, parseBacklinks, parsePosts, parseSession } from './parser'

/** Run by volunteers: we ask little. */
const CONSTELLATION: Service = { name: 'constellation', intervalMs: 200, perHour: 1_500 }
const PUBLIC_API: Service = { name: 'bluesky', perHour: 3_000 }
const PDS: Service = { name: 'bluesky-account', perHour: 600 }
const ACCOUNT = 'https://bsky.social/xrpc'

const BY = [
  'app.bsky.feed.post:embed.external.uri',
  'app.bsky.feed.post:facets[app.bsky.richtext.facet].features[app.bsky.richtext.facet#link].uri',
]
const POSTS_AT_ONCE = 25
const MOST_PAGES = 100

/** The posts that link to a paper, in the forms of its address that people use. */
export async function findLinkingPosts(ask: Ask, arxivId: string): Promise<string[]> {
  const subjects = [
    `https://arxiv.org/abs/${arxivId}`,
    `https://arxiv.org/pdf/${arxivId}`,
    `https://arxiv.org/abs/${arxivId}v1`,
  ]
  const uris = new Set<string>()
  for (const subject of subjects)
    for (const source of BY) {
      const query = new URLSearchParams({ subject, source, limit: '100' })
      const url = `https://constellation.microcosm.blue/xrpc/blue.microcosm.links.getBacklinks?${query}`
      for (const uri of parseBacklinks((await ask({ service: CONSTELLATION, url })).text).uris) uris.add(uri)
    }
  return [...uris]
}

/** Posts by name, and the names of all that are there. */
export async function fetchPosts(ask: Ask, uris: string[]): Promise<{ posts: Post[]; there: Set<string> }> {
  const posts: Post[] = []
  const there = new Set<string>()
  for (let i = 0; i < uris.length; i += POSTS_AT_ONCE) {
    const query = new URLSearchParams(uris.slice(i, i + POSTS_AT_ONCE).map((uri) => ['uris', uri]))
    const url = `https://public.api.bsky.app/xrpc/app.bsky.feed.getPosts?${query}`
    const answer = parsePosts((await ask({ service: PUBLIC_API, url })).text)
    posts.push(...answer.posts)
    for (const uri of answer.uris) there.add(uri)
  }
  return { posts, there }
}

/** Every post since a day that links to arXiv; needs an account. */
export async function searchPosts(ask: Ask, since: string): Promise<Post[]> {
  const posts = new Map<string, Post>()
  let cursor: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = new URLSearchParams({ q: 'arxiv.org', domain: 'arxiv.org', sort: 'latest', since, limit: '100' })
    if (cursor) query.set('cursor', cursor)
    const found = parsePosts(await askAsAccount(ask, `${ACCOUNT}/app.bsky.feed.searchPosts?${query}`))
    const known = posts.size
    for (const post of found.posts) posts.set(post.sourceId, post)
    cursor = found.cursor
    if (!cursor || posts.size === known) break
  }
  return [...posts.values()]
}

let session: { accessJwt: string; refreshJwt: string } | undefined

/** A session lasts some hours and then is refreshed; making one is rationed, so it is kept. */
async function askAsAccount(ask: Ask, url: string): Promise<string> {
  const headers = async () => {
    session ??= await openSession(ask)
    return bearer(session.accessJwt)
  }
  const answer = await ask({ service: PDS, url, headers, expected: [400, 401] })
  if (answer.status === 200) return answer.text
  if (answer.status === 400 && errorName(answer.text) !== 'ExpiredToken')
    throw new SourceFailure(`Bluesky refused the search (${errorName(answer.text)}).`)
  session = (session && (await refreshSession(ask, session.refreshJwt))) ?? (await openSession(ask))
  return (await ask({ service: PDS, url, headers })).text
}

async function openSession(ask: Ask) {
  const { BLUESKY_HANDLE: identifier, BLUESKY_APP_PASSWORD: password } = env()
  const answer = await ask({
    service: PDS,
    url: `${ACCOUNT}/com.atproto.server.createSession`,
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ identifier, password }),
    isSecret: true,
    expected: [401],
  })
  if (answer.status === 401)
    throw new SourceFailure('Bluesky does not know this BLUESKY_HANDLE with this BLUESKY_APP_PASSWORD.')
  return parseSession(answer.text)
}

async function refreshSession(ask: Ask, refreshJwt: string) {
  const url = `${ACCOUNT}/com.atproto.server.refreshSession`
  const answer = await ask({
    service: PDS,
    url,
    method: 'POST',
    headers: bearer(refreshJwt),
    isSecret: true,
    expected: [400, 401],
  })
  return answer.status === 200 ? parseSession(answer.text) : null
}

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })
