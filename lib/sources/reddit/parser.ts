import { z } from 'zod'
import { findArxivIds } from '../../papers/arxiv-id'
import { fitting, type Post, parseJson } from '../schema'

const linkSchema = z
  .object({
    kind: z.literal('t3'),
    data: z.object({
      name: z.string().regex(/^t3_\w+$/),
      title: z.string(),
      url: z.string(),
      permalink: z.string().startsWith('/'),
      author: z.string().nullish(),
      score: z.int().default(0),
      num_comments: z.int().default(0),
      created_utc: z.number(),
      over_18: z.boolean().default(false),
      removed_by_category: z.string().nullish(),
    }),
  })
  .transform(({ data }) => ({
    isGone: Boolean(data.removed_by_category) || !data.author || data.author === '[deleted]',
    post: toPost(data),
  }))

type Link = { name: string; title: string; url: string; permalink: string; author?: string | null } & {
  score: number
  num_comments: number
  created_utc: number
  over_18: boolean
}

function toPost(link: Link): Post {
  const author = link.author ?? ''
  return {
    sourceId: link.name,
    url: `https://www.reddit.com${link.permalink}`,
    authorId: author,
    authorName: author,
    authorHandle: author,
    authorIsBot: author === 'AutoModerator',
    body: [{ type: 'text', text: link.title }],
    lang: 'und',
    postedAt: new Date(link.created_utc * 1000),
    withheld: link.over_18 ? 'over 18' : null,
    arxivIds: findArxivIds(link.url),
    // Votes against count too.
    counts: { upvotes: Math.max(0, link.score), replies: Math.max(0, link.num_comments) },
  }
}

const namedSchema = z.object({ data: z.object({ name: z.string() }) })

const listingSchema = z.object({
  data: z.object({ children: z.array(z.unknown()), after: z.string().nullish() }),
})

/**
 * A page of links, apart from those that moderators removed or whose authors left, and the names of all, those that we
 * cannot read too.
 */
export function parseListing(body: string) {
  const { data } = parseJson(listingSchema, body, 'The list of links')
  const { fit, dropped } = fitting(linkSchema, data.children)
  return {
    posts: fit.flatMap(({ isGone, post }) => (isGone ? [] : [post])),
    gone: fit.flatMap(({ isGone, post }) => (isGone ? [post.sourceId] : [])),
    names: fitting(namedSchema, data.children).fit.map(({ data: { name } }) => name),
    dropped,
    after: data.after ?? null,
  }
}

const tokenSchema = z.object({ access_token: z.string(), expires_in: z.number() })
export const parseToken = (body: string) => parseJson(tokenSchema, body, 'The token')
