import 'server-only'
import { db } from '../db'

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
