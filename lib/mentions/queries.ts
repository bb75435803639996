import 'server-only'
import { db } from '../db'
import { mentionKey } from './schema'

/** How often a post was repeated, liked and so on, when its source last said so. */
export interface PostCounts {
  takenAt: Date
  reposts: number | null
  likes: number | null
  replies: number | null
  quotes: number | null
  upvotes: number | null
}

/** The newest counts of the posts at these entries, by `mentionKey`, of those that have any. */
export async function listPostCounts(entries: { mentions: { source: string; sourceId: string }[] }[]) {
  const mentions = entries.flatMap((entry) => entry.mentions)
  const rows = await db().$queryRaw<(PostCounts & { source: string; sourceId: string })[]>`
    SELECT source, source_id AS "sourceId", newest.*
    FROM unnest(${mentions.map(({ source }) => source)}::text[], ${mentions.map(({ sourceId }) => sourceId)}::text[])
      AS asked(of_source, of_id)
    JOIN mention ON source = of_source AND source_id = of_id
    CROSS JOIN LATERAL (
      SELECT taken_at AS "takenAt", reposts, likes, replies, quotes, upvotes FROM mention_count
      WHERE mention_id = mention.id ORDER BY taken_at DESC LIMIT 1) AS newest`
  return new Map<string, PostCounts>(
    rows.map(({ source, sourceId, ...counts }) => [mentionKey({ source, sourceId }), counts]),
  )
}

/**
 * Posts that pages or drafts show and whose source was not asked for a day whether they are still there, those that were
 * waited for longest first; what was posted, or began to be missing, long ago is asked for once a month.
 */
export async function listUnseen(source: string, count: number, now: Date) {
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
  return db().$queryRaw<{ sourceId: string; url: string; isMissing: boolean }[]>`
    SELECT source_id AS "sourceId", url, missing_since IS NOT NULL OR deleted_at IS NOT NULL AS "isMissing" FROM mention
    WHERE source = ${source} AND suppressed_at IS NULL
      AND coalesce(seen_at, '-infinity') < CASE WHEN greatest(posted_on, missing_since) > ${hoursAgo(30 * 24)}
        THEN ${hoursAgo(22)}::timestamptz ELSE ${hoursAgo(30 * 24)}::timestamptz END
      AND (EXISTS (SELECT FROM entry_mention WHERE mention_id = mention.id)
        OR EXISTS (SELECT FROM published_mention JOIN published_entry ON published_entry.id = entry_id
          JOIN publication ON publication.id = publication_id
          WHERE mention_id = mention.id AND ended_at IS NULL))
    ORDER BY seen_at NULLS FIRST, id LIMIT ${count}`
}
