import 'server-only'
import { db, type Tx } from '../db'
import { listDiffering } from '../drafts/queries'
import type { Prisma } from '../generated/prisma/client'
import { idsInText } from './ids-in-text'
import type { FoundPaper, ListOptions, PapersAnswer, State } from './schema'

export const DIGESTS_PER_PAGE = 40

const current = { endedAt: null } satisfies Prisma.PublicationWhereInput

const listed = {
  id: true,
  day: true,
  slug: true,
  title: true,
  editedAt: true,
  editedBy: { select: { name: true } },
  proposedAt: true,
  scheduledFor: true,
  trashedAt: true,
  sampleAt: true,
  publications: { where: current, select: { publishedAt: true, dueAt: true, slug: true } },
  _count: { select: { entries: true } },
} satisfies Prisma.DigestSelect

export type DeskDigest = Awaited<ReturnType<typeof listDigests>>['digests'][number]

/** A page of all digests as editors see them, newest day first, and how many there are. */
export async function listDigests({ state, q, page }: ListOptions) {
  const where = { AND: [await whereState(state), whereWords(q)] }
  const [rows, count] = await Promise.all([
    db().digest.findMany({
      where,
      orderBy: { day: 'desc' },
      skip: (page - 1) * DIGESTS_PER_PAGE,
      take: DIGESTS_PER_PAGE,
      select: listed,
    }),
    db().digest.count({ where }),
  ])
  return { digests: await tellDifferences(rows), count, pages: Math.max(1, Math.ceil(count / DIGESTS_PER_PAGE)) }
}

/** The digests of a month, like 2026-11. */
export async function listMonth(month: string) {
  const first = new Date(`${month}-01`)
  const next = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1))
  const rows = await db().digest.findMany({
    where: { day: { gte: first, lt: next } },
    orderBy: { day: 'asc' },
    select: listed,
  })
  return tellDifferences(rows)
}

/** Today, or the first day after it that has no digest yet. */
export async function findNextDay(today: string): Promise<string> {
  const rows = await db().digest.findMany({
    where: { day: { gte: new Date(today) }, sampleAt: null },
    select: { day: true },
  })
  const taken = new Set(rows.map(({ day }) => day.getTime()))
  const next = new Date(today)
  while (taken.has(next.getTime())) next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

type Row = Prisma.DigestGetPayload<{ select: typeof listed }>

async function tellDifferences(rows: Row[]) {
  const published = rows.flatMap(({ id, publications }) => (publications.length > 0 ? id : []))
  const differing = await listDiffering(db() as unknown as Tx, published)
  return rows.map(({ publications, _count, editedBy, ...digest }) => ({
    ...digest,
    editedBy: editedBy?.name,
    entries: _count.entries,
    publication: publications[0] ? { ...publications[0], differs: differing.has(digest.id) } : null,
  }))
}

async function whereState(state: State | undefined): Promise<Prisma.DigestWhereInput> {
  const isPublished = { publications: { some: current } }
  const isOpen = { publications: { none: current }, trashedAt: null }
  switch (state) {
    case undefined:
      return { trashedAt: null }
    case 'trash':
      return { trashedAt: { not: null } }
    case 'published':
      return isPublished
    case 'scheduled':
      return { ...isOpen, scheduledFor: { not: null } }
    case 'proposed':
      return { ...isOpen, scheduledFor: null, proposedAt: { not: null } }
    case 'draft':
      return { ...isOpen, scheduledFor: null, proposedAt: null }
    case 'changed': {
      const edited = await db().digest.findMany({
        where: { ...isPublished, editedAt: { not: null } },
        select: { id: true },
      })
      const differing = await listDiffering(
        db() as unknown as Tx,
        edited.map(({ id }) => id),
      )
      return { id: { in: [...differing] } }
    }
  }
}

/** In the title, the address, or a paper's title or id. */
function whereWords(q: string): Prisma.DigestWhereInput {
  if (!q) return {}
  const contains = { contains: q, mode: 'insensitive' as const }
  return {
    OR: [
      { title: contains },
      { slug: contains },
      { entries: { some: { OR: [{ arxivId: q }, { paper: { title: contains } }] } } },
    ],
  }
}

const MOST_FOUND = 12
const MOST_CANDIDATES = 100

const found = { arxivId: true, title: true, authors: true, categories: true } satisfies Prisma.PaperSelect

/** The papers that a text names, else those whose titles and authors have its words, newest first. */
export async function findPapers(day: Date, text: string): Promise<PapersAnswer> {
  const ids = idsInText(text)
  const words = text.split(/\s+/).slice(0, 8)
  const rows =
    ids.length > 0
      ? await db().paper.findMany({ where: { arxivId: { in: ids.slice(0, 500) } }, select: found })
      : await findByWords(words)
  const scores = await db().candidate.findMany({
    where: { day, arxivId: { in: rows.map(({ arxivId }) => arxivId) } },
    select: { arxivId: true, score: true },
  })
  const scoreOf = new Map(scores.map(({ arxivId, score }) => [arxivId, score]))
  const papers = rows.map((paper) => ({ ...paper, score: scoreOf.get(paper.arxivId) ?? null }))
  if (ids.length === 0) return { papers, unknown: [] }
  const known = new Map(papers.map((paper) => [paper.arxivId, paper]))
  return { papers: ids.flatMap((id) => known.get(id) ?? []), unknown: ids.filter((id) => !known.has(id)) }
}

function findByWords(words: string[]) {
  const patterns = words.map((word) => `%${word.replace(/[%_\\]/g, '\\$&')}%`)
  return db().$queryRaw<Omit<FoundPaper, 'score'>[]>`
    SELECT arxiv_id AS "arxivId", title, authors, categories FROM paper
    WHERE title || ' ' || array_to_string(authors, ' ') ILIKE ALL (${patterns}) AND withdrawn_at IS NULL
    ORDER BY announced_on DESC NULLS LAST, arxiv_id DESC LIMIT ${MOST_FOUND}`
}

/** The open candidates of a day that a digest does not have yet, the highest first. */
export async function listCandidatesFor(digestId: string, day: Date): Promise<PapersAnswer> {
  const rows = await db().candidate.findMany({
    where: { day, acceptedAt: null, dismissedAt: null, paper: { entries: { none: { digestId } } } },
    orderBy: [{ score: 'desc' }, { arxivId: 'asc' }],
    take: MOST_CANDIDATES,
    select: { score: true, paper: { select: found } },
  })
  return { papers: rows.map(({ score, paper }) => ({ ...paper, score })), unknown: [] }
}

export async function findDigestDay(digestId: string): Promise<Date | null> {
  const digest = await db().digest.findUnique({ where: { id: digestId }, select: { day: true } })
  return digest?.day ?? null
}
