import 'server-only'
import { cache } from 'react'
import { db, readTogether, type Tx } from '../db'
import { Prisma } from '../generated/prisma/client'

export const PAPERS_PER_PAGE = 25
// Of the papers of some days, by score.
export const MOST_HIGHEST = 50

export type PaperFacts = NonNullable<Awaited<ReturnType<typeof findPaperFacts>>>

/**
 * What arXiv says of a paper we know, featured or not; what somebody else says of it only while a digest features it.
 * Asked twice in a request it is read once.
 */
export const findPaperFacts = cache((arxivId: string) =>
  readTogether((tx) =>
    tx.paper.findUnique({
      where: {
        arxivId,
        OR: [{ describedAt: null }, { published: { some: { publication: { endedAt: null } } } }],
      },
      select: {
        arxivId: true,
        title: true,
        authors: true,
        abstract: true,
        categories: true,
        comment: true,
        doi: true,
        journalRef: true,
        announcedOn: true,
        withdrawnAt: true,
        describedAt: true,
        versions: { orderBy: { number: 'asc' }, select: { number: true, submittedAt: true, withdrawnAt: true } },
      },
    }),
  ),
)

export type Reading = Omit<Awaited<ReturnType<typeof listReadings>>[number], 'arxivId'>

/** Every reading of these papers' engagement, the oldest first. Only what is published may show it. */
export function listReadings(arxivIds: string[]) {
  return db().snapshot.findMany({
    where: { arxivId: { in: arxivIds } },
    orderBy: { takenAt: 'asc' },
    select: { arxivId: true, source: true, takenAt: true, reposts: true, likes: true, comments: true, upvotes: true },
  })
}

/** A featured paper as lists show it, where it stands in a digest. */
export interface ListedPaper {
  arxivId: string
  title: string
  authors: string[]
  day: Date
  slug: string
  rank: number
  score: number
}

/** One page of the featured papers whose cards fit, those of the newest digests first. */
export function listFeatured(fits: Prisma.Sql, page: number) {
  return db().$queryRaw<ListedPaper[]>`${selectFeatured(fits, page)}`
}

/** Counts the pages before off in the index alone, and reads the cards of one. */
export function selectFeatured(fits: Prisma.Sql, page: number) {
  return Prisma.sql`
    SELECT arxiv_id AS "arxivId", title, authors, day, slug, rank, score
    FROM (SELECT arxiv_id FROM card WHERE digests > 0 AND ${fits}
      ORDER BY day DESC, rank, arxiv_id LIMIT ${PAPERS_PER_PAGE} OFFSET ${(page - 1) * PAPERS_PER_PAGE}) listed
    JOIN card USING (arxiv_id) JOIN paper USING (arxiv_id) ORDER BY day DESC, rank, arxiv_id`
}

/** The papers with the highest scores in the digests of some days, each where it scored most; and how many there are. */
export async function listHighest(from: Date, to: Date, limit: number) {
  const papers = await db().$queryRaw<(ListedPaper & { count: number })[]>`${selectHighest(from, to, limit)}`
  return { papers, count: papers[0]?.count ?? 0 }
}

export function selectHighest(from: Date, to: Date, limit: number) {
  return Prisma.sql`
    SELECT highest.*, title, authors
    FROM (
      SELECT *, count(*) OVER ()::int AS count
      FROM (
        SELECT DISTINCT ON (arxiv_id) entry.id, arxiv_id AS "arxivId", day, slug, rank, score
        FROM publication
        -- By the index of each digest's entries, however many other digests there are.
        CROSS JOIN LATERAL (
          SELECT id, arxiv_id, rank, score FROM published_entry WHERE publication_id = publication.id OFFSET 0) entry
        WHERE ended_at IS NULL AND day BETWEEN ${from} AND ${to}
        ORDER BY arxiv_id, score DESC) once
      ORDER BY score DESC, day DESC, rank LIMIT ${limit}) highest
    JOIN published_entry entry USING (id)
    ORDER BY highest.score DESC, day DESC, highest.rank`
}

/** The slugs of a featured paper's authors, in their order. */
export async function listAuthorSlugs(arxivId: string) {
  const card = await db().card.findFirst({ where: { arxivId, digests: { gt: 0 } }, select: { authorSlugs: true } })
  return card?.authorSlugs
}

/** How many papers the newest list that we know of has, by category and by archive; cross-lists among them. */
export async function countNewestListing() {
  const rows = await db().$queryRaw<{ day: string; code: string; papers: number }[]>`
    SELECT announced_on::text AS day, code, count(*)::int AS papers
    FROM paper CROSS JOIN LATERAL (
      SELECT unnest(categories) AS code UNION SELECT split_part(unnest(categories), '.', 1)) given
    WHERE announced_on = (SELECT max(announced_on) FROM paper)
    GROUP BY 1, 2`
  const [first] = rows
  return first && { day: first.day, papers: Object.fromEntries(rows.map(({ code, papers }) => [code, papers])) }
}
export type Listing = NonNullable<Awaited<ReturnType<typeof countNewestListing>>>

// What is said of older papers is not collected.
const MENTIONED_DAYS = 30

/** Papers young enough for what is said about them to be kept. */
export async function listMentionable(tx: Tx, ids: string[], now: Date): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const papers = await tx.paper.findMany({
    where: {
      arxivId: { in: [...new Set(ids)] },
      announcedOn: { gte: new Date(now.getTime() - MENTIONED_DAYS * 24 * 3_600_000) },
    },
    select: { arxivId: true },
  })
  return new Set(papers.map(({ arxivId }) => arxivId))
}
