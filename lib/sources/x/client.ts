import { env } from '../../env'
import { type Ask, type Service, SourceFailure } from '../../http'
import type { Post } from '../schema'
import { countPaid, parseSearch } from './parser'

/** What X asks for each thing that an answer returns, in millionths of a dollar (pay per use, August 2026). */
const PRICE = { post: 5_000, author: 10_000 }
const MOST_A_POST = PRICE.post + PRICE.author
const PAGES = { least: 10, most: 100 }
const MOST_PAGES = 10

/** The dollars a day from which on a search can be paid: X returns ten posts at least, where there are as many. */
export const LEAST_BUDGET = (PAGES.least * MOST_A_POST) / 1e6

export type Found = { posts: Post[]; dropped: number; cutBy?: SourceFailure }

/** The posts of the last seven days that link to one of these papers, the most relevant first, since the money may end. */
export async function searchPosts(ask: Ask, arxivIds: string[]): Promise<Found> {
  const budget = Math.floor(env().X_DAILY_BUDGET * 1e6)
  // 450 in a quarter of an hour are allowed.
  const service: Service = { name: 'x', perHour: 900, budget }
  // A page is paid in advance as though it were full: of a small budget it may take a tenth at most.
  const size = Math.min(PAGES.most, Math.max(PAGES.least, Math.floor(budget / 10 / MOST_A_POST)))
  const price = { most: size * MOST_A_POST, of: priceOf }
  const query = new URLSearchParams({
    query: `(${arxivIds.map((id) => `url:"${id}"`).join(' OR ')}) -is:retweet`,
    max_results: String(size),
    sort_order: 'relevancy',
    'tweet.fields': 'created_at,public_metrics,entities,author_id,lang,referenced_tweets',
    expansions: 'author_id',
    'user.fields': 'username,name',
  })
  const headers = { Authorization: `Bearer ${env().X_BEARER_TOKEN}` }
  const posts = new Map<string, Post>()
  let dropped = 0
  for (let page = 0; page < MOST_PAGES; page++) {
    try {
      const url = `https://api.x.com/2/tweets/search/recent?${query}`
      const found = parseSearch((await ask({ service, url, headers, price })).text)
      const known = posts.size
      for (const post of found.posts) posts.set(post.sourceId, post)
      dropped += found.dropped
      if (!found.next || posts.size === known) break
      query.set('next_token', found.next)
    } catch (error) {
      // What was paid for is kept.
      if (page > 0 && error instanceof SourceFailure) return { posts: [...posts.values()], dropped, cutBy: error }
      throw refusal(error)
    }
  }
  return { posts: [...posts.values()], dropped }
}

function priceOf({ text }: { text: string }) {
  const { posts, authors } = countPaid(text)
  return posts * PRICE.post + authors * PRICE.author
}

const REFUSALS: Record<number, string> = {
  401: 'X does not know this X_BEARER_TOKEN (any more).',
  402: 'The account at X has no credits left.',
  403: 'X does not let this X_BEARER_TOKEN search: its app needs access to recent search.',
}

function refusal(error: unknown) {
  const sentence = error instanceof SourceFailure && error.status !== undefined ? REFUSALS[error.status] : undefined
  return sentence ? new SourceFailure(sentence, undefined, { cause: error }) : error
}
