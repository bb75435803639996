import 'server-only'
import type { Tx } from '../db'
import { listMentionable } from '../papers/queries'
import type { Reading } from '../sources/schema'

/** What the posts about a paper add up to is a reading of it. */
export async function addUp(tx: Tx, source: string, sourceIds: string[], now: Date) {
  await tx.$executeRaw`
    WITH touched AS (
      SELECT DISTINCT arxiv_id FROM paper_mention JOIN mention ON mention.id = mention_id
      WHERE source = ${source} AND source_id = ANY (${sourceIds})),
    total AS (
      SELECT touched.arxiv_id, sum(reposts)::int AS reposts, sum(likes)::int AS likes, sum(replies)::int AS comments,
        sum(upvotes)::int AS upvotes, sum(quotes)::int AS quotes
      FROM touched JOIN paper_mention USING (arxiv_id)
      JOIN mention ON mention.id = mention_id AND source = ${source} AND missing_since IS NULL AND deleted_at IS NULL
      JOIN LATERAL (
        SELECT * FROM mention_count WHERE mention_count.mention_id = mention.id ORDER BY taken_at DESC LIMIT 1) AS newest
        ON true
      GROUP BY 1)
    INSERT INTO snapshot (arxiv_id, source, taken_at, reposts, likes, comments, upvotes, quotes)
    SELECT total.arxiv_id, ${source}, ${now}, total.reposts, total.likes, total.comments, total.upvotes, total.quotes
    FROM total LEFT JOIN LATERAL (
      SELECT * FROM snapshot WHERE snapshot.arxiv_id = total.arxiv_id AND source = ${source} AND taken_at <= ${now}
      ORDER BY taken_at DESC LIMIT 1) AS last ON true
    WHERE last.arxiv_id IS NULL OR (last.reposts, last.likes, last.comments, last.upvotes, last.quotes)
      IS DISTINCT FROM (total.reposts, total.likes, total.comments, total.upvotes, total.quotes)
    ORDER BY 1
    ON CONFLICT (arxiv_id, source, taken_at) DO UPDATE SET reposts = excluded.reposts, likes = excluded.likes,
      comments = excluded.comments, upvotes = excluded.upvotes, quotes = excluded.quotes`
}

/** Appends readings that differ from the last; counts may fall. */
export async function keepReadings(tx: Tx, source: string, readings: Reading[], now: Date) {
  const known = await listMentionable(
    tx,
    readings.map(({ arxivId }) => arxivId),
    now,
  )
  const given = readings.filter(({ arxivId }) => known.has(arxivId))
  if (given.length === 0) return 0
  await tx.$executeRaw`
    INSERT INTO snapshot (arxiv_id, source, taken_at, reposts, likes, comments, upvotes)
    SELECT "arxivId", ${source}, ${now}, given.reposts, given.likes, given.comments, given.upvotes
    FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      AS given("arxivId" text, reposts int, likes int, comments int, upvotes int)
    LEFT JOIN LATERAL (
      SELECT * FROM snapshot WHERE arxiv_id = "arxivId" AND source = ${source} AND taken_at <= ${now}
      ORDER BY taken_at DESC LIMIT 1) AS last
      ON true
    WHERE last.arxiv_id IS NULL OR (last.reposts, last.likes, last.comments, last.upvotes)
      IS DISTINCT FROM (given.reposts, given.likes, given.comments, given.upvotes)
    ORDER BY 1
    ON CONFLICT (arxiv_id, source, taken_at) DO UPDATE SET reposts = excluded.reposts, likes = excluded.likes,
      comments = excluded.comments, upvotes = excluded.upvotes`
  return given.length
}
