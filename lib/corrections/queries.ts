import 'server-only'
import { db } from '../db'
import { isRetitled } from '../papers/title'

const CORRECTIONS = 50

export type Correction = Awaited<ReturnType<typeof listCorrections>>[number]

/**
 * The newest withdrawals and changed titles of featured papers since the digests that feature them, and when anything of
 * these papers last changed here.
 */
export async function listCorrections() {
  const versions = await db().$queryRaw<
    {
      arxivId: string
      number: number
      at: Date
      isWithdrawn: boolean
      /** Of this version, and of the last before it that is known. */
      title: string | null
      before: string
      slug: string
      digest: string
      publishedAt: Date
      changedAt: Date
    }[]
  >`
    WITH featured AS (
      SELECT DISTINCT ON (arxiv_id) arxiv_id, entry.title, slug, day, publication.title AS digest, published_at
      FROM published_entry entry JOIN publication ON publication.id = publication_id
      WHERE ended_at IS NULL ORDER BY arxiv_id, day DESC),
    version AS (
      SELECT version.*, coalesce(announced_on::timestamptz, submitted_at) AS at, featured.title AS shown, slug, day, digest, published_at
      FROM paper_version version JOIN featured USING (arxiv_id)),
    later AS (
      SELECT *, lag(title) OVER (PARTITION BY arxiv_id ORDER BY number) AS last
      FROM version WHERE number > 1 AND at > day)
    SELECT arxiv_id AS "arxivId", number, at, later.withdrawn_at IS NOT NULL AS "isWithdrawn", later.title,
      coalesce(last, shown) AS before, slug, digest, published_at AS "publishedAt", paper.updated_at AS "changedAt"
    FROM later JOIN paper USING (arxiv_id)
    WHERE later.withdrawn_at IS NOT NULL OR later.title <> coalesce(last, shown)
    ORDER BY at DESC, arxiv_id, number DESC LIMIT ${CORRECTIONS}`
  return versions.filter(({ isWithdrawn, title, before }) => isWithdrawn || isRetitled(before, title ?? before))
}
