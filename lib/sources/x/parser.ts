import { decode } from 'html-entities'
import { z } from 'zod'
import type { Span } from '../../mentions/schema'
import { findArxivIds } from '../../papers/arxiv-id'
import { fitting, type Post, parseJson } from '../schema'

const count = z.int().min(0).default(0)

const tweetSchema = z.object({
  id: z.string().regex(/^\d+$/),
  text: z.string(),
  author_id: z.string().optional(),
  lang: z.string().default('und'),
  created_at: z.coerce.date().optional(),
  entities: z
    .object({
      urls: z
        .array(
          z.object({
            url: z.string(),
            expanded_url: z.string().optional(),
            unwound_url: z.string().optional(),
            display_url: z.string().optional(),
            media_key: z.string().optional(),
          }),
        )
        .default([]),
      mentions: z.array(z.object({ username: z.string() })).default([]),
      hashtags: z.array(z.object({ tag: z.string() })).default([]),
    })
    .prefault({}),
  public_metrics: z
    .object({ retweet_count: count, reply_count: count, like_count: count, quote_count: count })
    .prefault({}),
  referenced_tweets: z.array(z.object({ type: z.string() })).default([]),
})
type Tweet = z.infer<typeof tweetSchema>

const userSchema = z.object({ id: z.string(), name: z.string(), username: z.string() })
type User = z.infer<typeof userSchema>

const searchSchema = z.object({
  // A search that finds nothing has none.
  data: z.array(z.unknown()).default([]),
  includes: z.object({ users: z.array(z.unknown()).default([]) }).prefault({}),
  meta: z.object({ next_token: z.string().optional() }).prefault({}),
})

/** A page of posts. Reposts are none of their own: they count with what they repeat. */
export function parseSearch(body: string): { posts: Post[]; dropped: number; next: string | null } {
  const { data, includes, meta } = parseJson(searchSchema, body, 'The list of posts')
  const users = new Map(fitting(userSchema, includes.users).fit.map((user) => [user.id, user]))
  const { fit, dropped } = fitting(tweetSchema, data)
  const own = fit.filter(({ referenced_tweets }) => !referenced_tweets.some(({ type }) => type === 'retweeted'))
  return { posts: own.map((tweet) => toPost(tweet, users)), dropped, next: meta.next_token ?? null }
}

/** How much of an answer X wants to be paid for. */
export function countPaid(body: string): { posts: number; authors: number } {
  const { data, includes } = parseJson(searchSchema, body, 'The list of posts')
  return { posts: data.length, authors: includes.users.length }
}

function toPost(tweet: Tweet, users: Map<string, User>): Post {
  const { id, author_id = '', created_at, entities, lang, public_metrics: counts } = tweet
  // Of who is suspended or hides their posts nothing is told.
  const author = users.get(author_id)
  const targets = entities.urls.map(targetOf)
  return {
    sourceId: id,
    url: `https://x.com/${author?.username ?? 'i'}/status/${id}`,
    authorId: author_id,
    authorName: author?.name ?? '',
    authorHandle: author?.username ?? '',
    authorIsBot: false,
    body: bodyOf(tweet),
    lang,
    postedAt: created_at ?? momentOf(id),
    withheld: author ? null : 'author not told',
    arxivIds: [...new Set(targets.flatMap(findArxivIds))],
    counts: {
      reposts: counts.retweet_count,
      likes: counts.like_count,
      replies: counts.reply_count,
      quotes: counts.quote_count,
    },
  }
}

const EPOCH = 1_288_834_974_657
/** Ids hold the moment they were given out at, in milliseconds. */
const momentOf = (id: string) => new Date(Number(BigInt(id) >> 22n) + EPOCH)

const targetOf = ({ url, expanded_url, unwound_url }: Tweet['entities']['urls'][number]) =>
  unwound_url ?? expanded_url ?? url

// Longer words first, so that none is taken for the beginning of another.
const WORD = /https:\/\/t\.co\/\w+|[@#][\p{L}\p{N}_]+|\n/gu

/** Words, line breaks and links, which X shortens; an address of its own pictures says nothing and is left out. */
function bodyOf({ text, entities }: Tweet): Span[] {
  const urls = new Map(entities.urls.map((url) => [url.url, url]))
  const names = new Set(entities.mentions.map(({ username }) => `@${username}`.toLowerCase()))
  const tags = new Set(entities.hashtags.map(({ tag }) => `#${tag}`.toLowerCase()))
  const spans: Span[] = []
  let plain = ''
  const say = (span?: Span) => {
    if (plain.trim() || (plain && spans.length > 0 && span)) spans.push({ type: 'text', text: decode(plain) })
    plain = ''
    if (span) spans.push(span)
  }
  let at = 0
  for (const found of text.matchAll(WORD)) {
    plain += text.slice(at, found.index)
    const [word] = found
    at = found.index + word.length
    const url = urls.get(word)
    const bare = encodeURIComponent(word.slice(1))
    if (word === '\n') say({ type: 'break' })
    else if (url && !url.media_key) say({ type: 'link', text: url.display_url ?? word, href: webAddress(url) })
    // As embeds of X and old digests write them.
    else if (names.has(word.toLowerCase())) say({ type: 'mention', text: word, href: `https://twitter.com/${bare}` })
    else if (tags.has(word.toLowerCase()))
      say({ type: 'hashtag', text: word, href: `https://twitter.com/hashtag/${bare}` })
    else if (!url) plain += word
  }
  plain += text.slice(at)
  say()
  while (spans.at(-1)?.type === 'break') spans.pop()
  return spans
}

function webAddress(url: Tweet['entities']['urls'][number]) {
  const target = targetOf(url)
  return /^https?:\/\//.test(target) && URL.canParse(target) ? target : url.url
}
