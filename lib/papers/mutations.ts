import 'server-only'
import type { Contributor } from '../accounts/rights'
import { recordDeed } from '../audit/mutations'
import { db, type Tx } from '../db'
import type { Engagement } from '../digests/schema'
import { bumpEdition } from '../edition'
import type { PaperFacts } from '../sources/schema'

type ArchivedPaper = {
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
export async function recordPapers(tx: Tx, papers: ArchivedPaper[], readAt: string): Promise<Recorded> {
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
        categories = excluded.categories, updated_at = excluded.updated_at,
        described_at = NULL, described_by_id = NULL
      WHERE (paper.title, paper.authors, paper.abstract, paper.categories)
        IS DISTINCT FROM (excluded.title, excluded.authors, excluded.abstract, excluded.categories)
        OR paper.described_at IS NOT NULL
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

type Following = {
  /** The day on which they were announced. */
  listedOn?: string | null
  isAskedFor?: boolean
}

/**
 * Follows the newest version of papers. Those that are new here are taken in where they were announced to us, or where
 * somebody asked for them.
 */
export async function followPapers(tx: Tx, papers: PaperFacts[], { listedOn = null, isAskedFor = false }: Following) {
  if (papers.length === 0) return { listed: 0, isSeen: false }
  const given = papers.map((paper) => ({
    ...paper,
    versions: [
      ...(paper.versions ?? []),
      ...(paper.announcedAs && !paper.versions?.some(({ number }) => number === paper.version)
        ? [{ number: paper.version }]
        : []),
    ],
  }))
  const rows = JSON.stringify(given)
  const written = await tx.$queryRaw<{ id: string; added: boolean }[]>`
    WITH given AS (
      SELECT *, CASE WHEN "announcedAs" IN ('new', 'cross') THEN ${listedOn}::date END AS listed,
        coalesce((SELECT max(number) FROM paper_version v WHERE v.arxiv_id = "arxivId"), 0) AS known
      FROM jsonb_to_recordset(${rows}::jsonb) AS given("arxivId" text, version int, title text, authors text[],
        abstract text, categories text[], comment text, doi text, "journalRef" text, license text,
        "announcedAs" announcement))
    INSERT INTO paper (arxiv_id, title, authors, abstract, categories, comment, doi, journal_ref, license,
      announced_on, announced_as, updated_at)
    SELECT "arxivId", title, authors, abstract, categories, comment, doi, "journalRef", license,
      listed, CASE WHEN listed IS NOT NULL THEN "announcedAs" END, now()
    FROM given
    WHERE version >= known
      AND (${isAskedFor} OR listed IS NOT NULL OR EXISTS (SELECT FROM paper WHERE arxiv_id = "arxivId"))
    ORDER BY "arxivId"
    ON CONFLICT (arxiv_id) DO UPDATE SET
      title = excluded.title, authors = excluded.authors, abstract = excluded.abstract,
      categories = excluded.categories, comment = coalesce(excluded.comment, paper.comment),
      doi = coalesce(excluded.doi, paper.doi), journal_ref = coalesce(excluded.journal_ref, paper.journal_ref),
      license = coalesce(excluded.license, paper.license),
      announced_on = coalesce(paper.announced_on, excluded.announced_on),
      announced_as = CASE WHEN paper.announced_on IS NULL THEN excluded.announced_as ELSE paper.announced_as END,
      described_at = NULL, described_by_id = NULL, updated_at = excluded.updated_at
    WHERE paper.described_at IS NOT NULL
      OR (paper.title, paper.authors, paper.abstract, paper.categories, paper.comment, paper.doi, paper.journal_ref,
        paper.license, paper.announced_on)
      IS DISTINCT FROM (excluded.title, excluded.authors, excluded.abstract, excluded.categories,
        coalesce(excluded.comment, paper.comment), coalesce(excluded.doi, paper.doi),
        coalesce(excluded.journal_ref, paper.journal_ref), coalesce(excluded.license, paper.license),
        coalesce(paper.announced_on, excluded.announced_on))
    RETURNING arxiv_id AS id, xmax = 0 AS added`
  const withdrawn = await keepVersions(tx, rows, listedOn)
  const updated = [...written.flatMap(({ id, added }) => (added ? [] : [id])), ...withdrawn]
  return { listed: papers.filter(({ announcedAs }) => announcedAs).length, isSeen: await areShown(tx, updated) }
}

/** Returns the papers that were withdrawn, or came back. */
async function keepVersions(tx: Tx, rows: string, listedOn: string | null) {
  await tx.$executeRaw`
    INSERT INTO paper_version (arxiv_id, number, submitted_at, announced_on, announced_as, title, withdrawn_at)
    SELECT "arxivId", number, "submittedAt",
      CASE WHEN number = version AND "announcedAs" IS NOT NULL THEN ${listedOn}::date END,
      CASE WHEN number = version THEN "announcedAs" END,
      CASE WHEN number = version THEN title END,
      CASE WHEN "isWithdrawn" THEN "submittedAt" END
    FROM jsonb_to_recordset(${rows}::jsonb)
      AS given("arxivId" text, version int, title text, "announcedAs" announcement, versions jsonb)
    CROSS JOIN LATERAL jsonb_to_recordset(versions)
      AS each(number int, "submittedAt" timestamptz(3), "isWithdrawn" boolean)
    WHERE EXISTS (SELECT FROM paper WHERE arxiv_id = "arxivId")
    ORDER BY 1, 2
    ON CONFLICT (arxiv_id, number) DO UPDATE SET
      submitted_at = coalesce(excluded.submitted_at, paper_version.submitted_at),
      announced_on = coalesce(paper_version.announced_on, excluded.announced_on),
      announced_as = coalesce(paper_version.announced_as, excluded.announced_as),
      title = coalesce(paper_version.title, excluded.title),
      withdrawn_at = coalesce(paper_version.withdrawn_at, excluded.withdrawn_at)
    WHERE (paper_version.submitted_at, paper_version.announced_on, paper_version.title, paper_version.withdrawn_at)
      IS DISTINCT FROM (coalesce(excluded.submitted_at, paper_version.submitted_at),
        coalesce(paper_version.announced_on, excluded.announced_on), coalesce(paper_version.title, excluded.title),
        coalesce(paper_version.withdrawn_at, excluded.withdrawn_at))`
  const moved = await tx.$queryRaw<{ id: string }[]>`
    WITH newest AS (
      SELECT DISTINCT ON (arxiv_id) arxiv_id, withdrawn_at FROM paper_version
      WHERE arxiv_id IN (SELECT "arxivId" FROM jsonb_to_recordset(${rows}::jsonb) AS given("arxivId" text))
      ORDER BY arxiv_id, number DESC)
    UPDATE paper SET withdrawn_at = newest.withdrawn_at, updated_at = now() FROM newest
    WHERE paper.arxiv_id = newest.arxiv_id AND paper.withdrawn_at IS DISTINCT FROM newest.withdrawn_at
    RETURNING paper.arxiv_id AS id`
  return moved.map(({ id }) => id)
}

async function areShown(tx: Tx, arxivIds: string[]) {
  if (arxivIds.length === 0) return false
  return (await tx.publishedEntry.count({ where: { arxivId: { in: arxivIds }, publication: { endedAt: null } } })) > 0
}

/** Keeps what arXiv told of papers that somebody asked it about. */
export async function keepAskedPapers(person: Contributor, papers: PaperFacts[]) {
  if (papers.length === 0) return
  await db().$transaction(async (tx) => {
    const { isSeen } = await followPapers(tx, papers, { isAskedFor: true })
    for (const { arxivId } of papers) await recordDeed(tx, person, 'ask for paper', { subject: arxivId })
    if (isSeen) await bumpEdition(tx)
  })
}
