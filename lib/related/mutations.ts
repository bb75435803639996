import 'server-only'
import { db, type Tx } from '../db'
import { bumpEdition } from '../edition'

// As many at a time as keep nobody waiting who publishes one of them.
export const PAPERS_AT_A_TIME = 150
const KEPT = 8

/**
 * Looks for papers like those nobody looked at yet, the newest first; tells how many it looked at. Shared authors weigh most,
 * then words of the title found in the other's words, then shared categories. Readers are told when none is left: after an
 * import there are thousands, and each edition has every page pressed anew.
 */
export async function relatePapers(): Promise<{ related: number }> {
  return db().$transaction(
    async (tx) => {
      // A publication locks cards too: of two that wait for one another it is this one that gives up, and comes again.
      await tx.$executeRaw`SET LOCAL lock_timeout = '200ms'`
      const papers = await tx.$queryRaw<{ arxivId: string }[]>`
        SELECT arxiv_id AS "arxivId" FROM card WHERE digests > 0 AND related_at IS NULL
        ORDER BY day DESC, rank, arxiv_id LIMIT ${PAPERS_AT_A_TIME + 1}`
      const now = papers.slice(0, PAPERS_AT_A_TIME)
      for (const { arxivId } of now) await relate(tx, arxivId)
      if (now.length > 0 && now.length === papers.length) await bumpEdition(tx)
      return { related: now.length }
    },
    { timeout: 60_000 },
  )
}

function relate(tx: Tx, arxivId: string) {
  return tx.$executeRaw`
    WITH one AS (
      SELECT *, (SELECT string_agg(quote_literal(lexeme), ' | ')::tsquery FROM unnest(words) WHERE 'A' = ANY(weights)) AS title
      FROM card WHERE arxiv_id = ${arxivId}),
    near AS (
      SELECT other.arxiv_id FROM one JOIN card other ON other.digests > 0 AND other.author_slugs && one.author_slugs
      UNION (
        SELECT other.arxiv_id FROM one JOIN card other ON other.digests > 0 AND other.words @@ one.title
        ORDER BY abs(other.day - one.day), other.arxiv_id LIMIT 1000)),
    weighed AS (
      SELECT other.arxiv_id,
        3 * (SELECT count(*) FROM unnest(other.author_slugs) slug WHERE slug <> '' AND slug = ANY(one.author_slugs))
        + 60 * coalesce(ts_rank('{0, 0.2, 0, 1}', other.words, one.title, 1), 0)
        + 0.3 * (SELECT count(*) FROM unnest(other.codes) code WHERE code = ANY(one.codes)) AS weight
      FROM one CROSS JOIN near JOIN card other ON other.arxiv_id = near.arxiv_id
      WHERE other.arxiv_id <> one.arxiv_id
      ORDER BY weight DESC, other.arxiv_id LIMIT ${KEPT}),
    kept AS (
      INSERT INTO related (arxiv_id, other_id, weight) SELECT ${arxivId}, arxiv_id, weight FROM weighed
      ON CONFLICT (arxiv_id, other_id) DO UPDATE SET weight = excluded.weight)
    UPDATE card SET related_at = now() WHERE arxiv_id = ${arxivId}`
}
