import 'server-only'
import type { Tx } from '../db'
import type { Engagement } from '../digests/schema'

type PaperFacts = {
  arxivId: string
  title: string
  authors: string[]
  abstract: string | null
  categories: string[]
  engagement: Engagement
}

/** The rows that a statement wrote; those that stood there already are in neither list. */
export type Recorded = { added: string[]; changed: string[] }

/** Keeps what was read of papers and of their engagement; where a later reading is known, the paper's facts stay. */
export async function recordPapers(tx: Tx, papers: PaperFacts[], readAt: string): Promise<Recorded> {
  const facts = papers.map(({ engagement, ...paper }) => ({
    ...paper,
    readAt:
      engagement
        .map(({ takenAt }) => takenAt)
        .toSorted()
        .at(-1) ?? readAt,
  }))
  const snapshots = papers.flatMap(({ arxivId, engagement }) => engagement.map((counts) => ({ arxivId, ...counts })))
  const written = await tx.$queryRaw<{ id: string; added: boolean }[]>`
    WITH recorded AS (
      INSERT INTO paper (arxiv_id, title, authors, abstract, categories, updated_at)
      SELECT "arxivId", title, authors, abstract, categories, now()
      FROM jsonb_to_recordset(${JSON.stringify(facts)}::jsonb)
        AS given("arxivId" text, title text, authors text[], abstract text, categories text[], "readAt" timestamptz)
      WHERE NOT EXISTS (SELECT FROM snapshot WHERE arxiv_id = "arxivId" AND taken_at > "readAt")
      ORDER BY "arxivId"
      ON CONFLICT (arxiv_id) DO UPDATE SET
        title = excluded.title, authors = excluded.authors, abstract = excluded.abstract,
        categories = excluded.categories, updated_at = excluded.updated_at
      WHERE (paper.title, paper.authors, paper.abstract, paper.categories)
        IS DISTINCT FROM (excluded.title, excluded.authors, excluded.abstract, excluded.categories)
      RETURNING arxiv_id, xmax = 0 AS added),
    counted AS (
      INSERT INTO snapshot (arxiv_id, source, taken_at, reposts, likes, comments, upvotes)
      SELECT DISTINCT ON ("arxivId", source, "takenAt")
        "arxivId", source, "takenAt", reposts, likes, comments, upvotes
      FROM jsonb_to_recordset(${JSON.stringify(snapshots)}::jsonb) AS given("arxivId" text, source text,
        "takenAt" timestamptz(3), reposts int, likes int, comments int, upvotes int)
      ON CONFLICT (arxiv_id, source, taken_at) DO UPDATE SET
        reposts = excluded.reposts, likes = excluded.likes, comments = excluded.comments, upvotes = excluded.upvotes
      WHERE (snapshot.reposts, snapshot.likes, snapshot.comments, snapshot.upvotes)
        IS DISTINCT FROM (excluded.reposts, excluded.likes, excluded.comments, excluded.upvotes)
      RETURNING arxiv_id)
    SELECT arxiv_id AS id, bool_or(added) AS added
    FROM (SELECT arxiv_id, added FROM recorded UNION ALL SELECT arxiv_id, false FROM counted) AS written
    GROUP BY arxiv_id`
  return recorded(written)
}

// A row that an INSERT made, rather than its ON CONFLICT, has no xmax.
export function recorded(rows: { id: string; added: boolean }[]): Recorded {
  const ids = (added: boolean) => rows.filter((row) => row.added === added).map(({ id }) => id)
  return { added: ids(true), changed: ids(false) }
}
