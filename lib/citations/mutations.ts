import 'server-only'
import type { Tx } from '../db'
import type { Finding } from '../sources/schema'

/** Appends readings that differ from the last, of papers that we know. */
export async function keepCitations(tx: Tx, citations: NonNullable<Finding['citations']>, now: Date) {
  if (citations.length === 0) return 0
  return tx.$executeRaw`
    INSERT INTO citation_count (arxiv_id, taken_at, count)
    SELECT "arxivId", ${now}, given.count
    FROM jsonb_to_recordset(${JSON.stringify(citations)}::jsonb) AS given("arxivId" text, count int)
    JOIN paper ON paper.arxiv_id = "arxivId"
    LEFT JOIN LATERAL (
      SELECT count FROM citation_count WHERE arxiv_id = "arxivId" AND taken_at <= ${now}
      ORDER BY taken_at DESC LIMIT 1) AS last ON true
    WHERE last.count IS DISTINCT FROM given.count AND (given.count > 0 OR last.count > 0)
    ON CONFLICT (arxiv_id, taken_at) DO UPDATE SET count = excluded.count`
}
