import 'server-only'
import { z } from 'zod'
import { db } from '../db'
import { bodySchema } from '../mentions/schema'

const count = z.int().nullable()
const moment = z.coerce.date()

const listedPaperSchema = z.object({
  arxivId: z.string(),
  title: z.string(),
  authors: z.array(z.string()),
  abstract: z.string().nullable(),
  comment: z.string().nullable(),
  /** The primary one first. */
  categories: z.array(z.string()),
  announcedAs: z.enum(['new', 'cross']),
  withdrawnAt: moment.nullable(),
  /** The newest reading of each source, and the first for what is judged by its growth. */
  counts: z.array(
    z.object({
      source: z.string(),
      takenAt: moment,
      reposts: count,
      likes: count,
      comments: count,
      upvotes: count,
      quotes: count,
      first: z.object({ takenAt: moment, upvotes: count }),
    }),
  ),
  /** Posts that were still there and that nobody had taken out; `withheld` ones count but are never shown. */
  mentions: z.array(
    z.object({
      id: z.string(),
      source: z.string(),
      sourceId: z.string(),
      url: z.string(),
      authorId: z.string().nullable(),
      authorName: z.string(),
      authorHandle: z.string(),
      authorIsBot: z.boolean(),
      byAuthor: z.boolean(),
      body: bodySchema.catch([]),
      lang: z.string(),
      dir: z.enum(['ltr', 'rtl']),
      postedOn: z.string(),
      postedAt: moment.nullable(),
      withheld: z.string().nullable(),
      /** How many papers of the last 30 days it or its author's other posts link to, by source and author. */
      authorPapers: z.int(),
      counts: z
        .object({
          takenAt: moment,
          reposts: count,
          likes: count,
          replies: count,
          quotes: count,
          upvotes: count,
        })
        .nullable(),
    }),
  ),
})
export type ListedPaper = z.infer<typeof listedPaperSchema>

/**
 * The papers of a listing day by ascending id, with their counts and mentions as they were known at a moment. Of the same
 * rows and moment the same answer comes again, so a score can be made again.
 */
export async function listPapersOfDay(day: string, at = new Date()): Promise<ListedPaper[]> {
  const rows = await db().$queryRaw<unknown[]>`
    WITH listed AS MATERIALIZED (
      SELECT arxiv_id, title, authors, abstract, comment, categories, announced_as, withdrawn_at
      FROM paper WHERE announced_on = ${day}::date AND announced_as IN ('new', 'cross')),
    posts AS MATERIALIZED (
      SELECT link.arxiv_id, link.by_author, mention.*
      FROM paper_mention link JOIN listed USING (arxiv_id) JOIN mention ON mention.id = link.mention_id
      WHERE (coalesce(missing_since, deleted_at) > ${at}) IS NOT FALSE AND (suppressed_at > ${at}) IS NOT FALSE),
    authors AS MATERIALIZED (
      SELECT source, coalesce(author_id, author_handle) AS author, count(DISTINCT arxiv_id)::int AS papers
      FROM mention JOIN paper_mention ON mention_id = mention.id
      WHERE posted_on > ${day}::date - 30
        AND (source, coalesce(author_id, author_handle)) IN (SELECT source, coalesce(author_id, author_handle) FROM posts)
      GROUP BY 1, 2),
    counted AS MATERIALIZED (
      SELECT arxiv_id, jsonb_agg(jsonb_build_object(
        'source', source, 'takenAt', taken_at, 'reposts', reposts, 'likes', likes, 'comments', comments,
        'upvotes', upvotes, 'quotes', quotes, 'first', first) ORDER BY source) AS counts
      FROM (
        SELECT DISTINCT ON (arxiv_id, source) snapshot.*,
          jsonb_build_object(
            'takenAt', first_value(taken_at) OVER by_time, 'upvotes', first_value(upvotes) OVER by_time) AS first
        FROM snapshot JOIN listed USING (arxiv_id) WHERE taken_at <= ${at}
        WINDOW by_time AS (PARTITION BY arxiv_id, source ORDER BY taken_at)
        ORDER BY arxiv_id, source, taken_at DESC) AS newest
      GROUP BY arxiv_id),
    said AS MATERIALIZED (
      SELECT posts.arxiv_id, jsonb_agg(jsonb_build_object(
        'id', posts.id, 'source', posts.source, 'sourceId', source_id, 'url', url, 'authorId', author_id,
        'authorName', author_name, 'authorHandle', author_handle, 'authorIsBot', author_is_bot, 'byAuthor', by_author,
        'body', body, 'lang', lang, 'dir', dir, 'postedOn', posted_on, 'postedAt', posted_at, 'withheld', withheld,
        'authorPapers', coalesce(papers, 1),
        'counts', CASE WHEN taken_at IS NOT NULL THEN jsonb_build_object(
          'takenAt', taken_at, 'reposts', reposts, 'likes', likes, 'replies', replies, 'quotes', quotes,
          'upvotes', upvotes) END) ORDER BY posts.source, source_id) AS mentions
      FROM posts
      LEFT JOIN authors ON authors.source = posts.source AND author = coalesce(author_id, author_handle)
      LEFT JOIN LATERAL (
        SELECT * FROM mention_count WHERE mention_id = posts.id AND taken_at <= ${at}
        ORDER BY taken_at DESC LIMIT 1) AS newest ON true
      GROUP BY posts.arxiv_id)
    SELECT arxiv_id AS "arxivId", title, authors, abstract, comment, categories, announced_as AS "announcedAs",
      withdrawn_at AS "withdrawnAt", coalesce(counts, '[]') AS counts, coalesce(mentions, '[]') AS mentions
    FROM listed LEFT JOIN counted USING (arxiv_id) LEFT JOIN said USING (arxiv_id)
    ORDER BY arxiv_id COLLATE "C"`
  return z.array(listedPaperSchema).parse(rows)
}
