import { z } from 'zod'
import { findArxivIds } from '../../papers/arxiv-id'
import { spansOf } from '../html'
import { fitting, type Post, parseJson } from '../schema'

const hitSchema = z
  .object({
    objectID: z.string().min(1),
    author: z.string(),
    created_at_i: z.int(),
    title: z.string().nullish(),
    url: z.string().nullish(),
    points: z.int().nullish(),
    num_comments: z.int().nullish(),
    story_text: z.string().nullish(),
    comment_text: z.string().nullish(),
  })
  .transform((hit): Post => {
    const isComment = typeof hit.comment_text === 'string'
    const text = hit.comment_text ?? hit.story_text ?? ''
    const body = isComment ? spansOf(text) : [{ type: 'text' as const, text: hit.title ?? '' }]
    const targets = spansOf(text).flatMap((span) => ('href' in span ? [span.href] : []))
    return {
      sourceId: hit.objectID,
      url: `https://news.ycombinator.com/item?id=${hit.objectID}`,
      authorId: hit.author,
      authorName: hit.author,
      authorHandle: hit.author,
      authorIsBot: false,
      body,
      lang: 'en',
      postedAt: new Date(hit.created_at_i * 1000),
      withheld: null,
      // The search matches words: only what is linked counts.
      arxivIds: [...new Set([hit.url ?? '', ...targets].flatMap(findArxivIds))],
      counts: isComment ? null : { upvotes: Math.max(0, hit.points ?? 0), replies: Math.max(0, hit.num_comments ?? 0) },
    }
  })

const answerSchema = z.object({ hits: z.array(z.unknown()), nbPages: z.int() })

/** A page of stories and comments, those that link to papers. */
export function parseHits(body: string): { posts: Post[]; pages: number } {
  const { hits, nbPages } = parseJson(answerSchema, body, 'The list of stories')
  const { fit } = fitting(hitSchema, hits)
  return { posts: fit.filter(({ arxivIds }) => arxivIds.length > 0), pages: nbPages }
}

/** Whether a story or comment is there: a deleted one is null or says so. */
export function isThere(body: string): boolean {
  const item = parseJson(
    z.object({ deleted: z.boolean().optional(), dead: z.boolean().optional() }).nullable(),
    body,
    'The item',
  )
  return item !== null && !item.deleted && !item.dead
}
