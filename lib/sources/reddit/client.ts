import { env } from '../../env'
import { type Ask, type Service, SourceFailure } from '../../http'
import type { Post, Standings } from '../schema'
import { parseListing, parseToken } from './parser'

// 100 a minute are allowed to an app.
const REDDIT: Service = { name: 'reddit', intervalMs: 1_000, perHour: 1_000 }
const PAGE = 100
// It lists no more than a thousand.
const MOST_PAGES = 10

export type Links = { posts: Post[]; gone: string[]; dropped: number }

/** What was linked to on arXiv since a moment, the newest first, and which of it was taken out. */
export async function fetchLinks(ask: Ask, since: Date): Promise<Links> {
  const posts = new Map<string, Post>()
  const gone = new Set<string>()
  let dropped = 0
  let after: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = new URLSearchParams({ limit: String(PAGE), raw_json: '1', ...(after && { after }) })
    const found = parseListing(await askAsApp(ask, `/domain/arxiv.org/new?${query}`))
    const known = posts.size + gone.size
    for (const post of found.posts) posts.set(post.sourceId, post)
    for (const id of found.gone) gone.add(id)
    dropped += found.dropped
    after = found.after
    const isOld = found.posts.some(({ postedAt }) => postedAt < since)
    if (!after || isOld || posts.size + gone.size === known) break
  }
  return { posts: [...posts.values()].filter(({ postedAt }) => postedAt >= since), gone: [...gone], dropped }
}

/** How these posts stand; of deleted ones and of deleted authors nothing is there. */
export async function fetchStandings(ask: Ask, ids: string[]): Promise<Standings> {
  const standings: Standings = new Map(ids.map((id) => [id, 'gone']))
  for (let i = 0; i < ids.length; i += PAGE) {
    const wanted = ids.slice(i, i + PAGE)
    const query = new URLSearchParams({ id: wanted.join(','), raw_json: '1' })
    const { posts, gone, names } = parseListing(await askAsApp(ask, `/api/info?${query}`))
    for (const name of names) if (!gone.includes(name)) standings.set(name, 'there')
    for (const { sourceId, withheld } of posts) standings.set(sourceId, { withheld })
  }
  return standings
}

/** Its rules ask for the name of whoever answers for the program. */
const agent = () => ({ 'User-Agent': `web:hot-papers:v0.1 (by /u/${env().REDDIT_USER})` })

let token: { value: string; until: number } | undefined

async function askAsApp(ask: Ask, path: string): Promise<string> {
  const asking = () =>
    ask({
      service: REDDIT,
      url: `https://oauth.reddit.com${path}`,
      headers: async () => {
        if (!token || token.until < Date.now()) token = await fetchToken(ask)
        return { Authorization: `Bearer ${token.value}`, ...agent() }
      },
      expected: [401],
    })
  const answer = await asking()
  if (answer.status !== 401) return answer.text
  // It may end a token before its time.
  token = undefined
  const again = await asking()
  if (again.status === 401) throw new SourceFailure('Reddit takes none of its own tokens at the moment (401).')
  return again.text
}

async function fetchToken(ask: Ask) {
  const { REDDIT_CLIENT_ID, REDDIT_CLIENT_SECRET } = env()
  const answer = await ask({
    service: REDDIT,
    url: 'https://www.reddit.com/api/v1/access_token',
    method: 'POST',
    headers: {
      Authorization: `Basic ${Buffer.from(`${REDDIT_CLIENT_ID}:${REDDIT_CLIENT_SECRET}`).toString('base64')}`,
      'Content-Type': 'application/x-www-form-urlencoded',
      ...agent(),
    },
    body: 'grant_type=client_credentials',
    isSecret: true,
    expected: [401],
  })
  if (answer.status === 401)
    throw new SourceFailure('Reddit does not know this REDDIT_CLIENT_ID with this REDDIT_CLIENT_SECRET.')
  const { access_token: value, expires_in: seconds } = parseToken(answer.text)
  // A minute early, so that none ends on its way.
  return { value, until: Date.now() + (seconds - 60) * 1000 }
}
