import 'server-only'
import { cache } from 'react'
import { db, readTogether } from '../db'
import { Prisma } from '../generated/prisma/client'
import { log } from '../log'
import { bodySchema } from '../mentions/schema'
import { readPreview } from './preview'
import { engagementSchema, receiptSchema } from './schema'

export const DIGESTS_PER_PAGE = 10
const LEADERS = 3

/** What readers may see: never an ended publication, and so never a draft. */
const current = { endedAt: null } satisfies Prisma.PublicationWhereInput

const wholeEntry = {
  rank: true,
  arxivId: true,
  title: true,
  authors: true,
  abstract: true,
  categories: true,
  note: true,
  engagement: true,
  score: true,
  receipt: true,
  paper: { select: { title: true, comment: true, withdrawnAt: true } },
  mentions: {
    where: { mention: { suppressedAt: null, withheld: null } },
    orderBy: { position: 'asc' },
    select: {
      position: true,
      url: true,
      authorName: true,
      authorHandle: true,
      body: true,
      lang: true,
      dir: true,
      postedOn: true,
      mention: {
        select: {
          source: true,
          sourceId: true,
          deletedAt: true,
          postedAt: true,
          papers: { where: { byAuthor: true }, select: { arxivId: true } },
        },
      },
    },
  },
} satisfies Prisma.PublishedEntrySelect

const whole = {
  slug: true,
  day: true,
  title: true,
  intro: true,
  description: true,
  section: true,
  tags: true,
  byline: true,
  number: true,
  publishedAt: true,
  writtenAt: true,
  digest: { select: { feedId: true, sampleAt: true } },
  entries: { orderBy: { rank: 'asc' }, select: wholeEntry },
} satisfies Prisma.PublicationSelect

export type PublishedDigest = NonNullable<Awaited<ReturnType<typeof findPublishedDigest>>>
export type PublishedEntry = PublishedDigest['entries'][number]
export type PublishedMention = PublishedEntry['mentions'][number]
export type Appearance = Awaited<ReturnType<typeof listAppearances>>[number]
export type DigestDay = Awaited<ReturnType<typeof listDigestDays>>[number]

/** One digest in full. Asked twice in a request (for the head and for the body) it is read once. */
export const findPublishedDigest = cache(async (slug: string) => {
  const publication = await readTogether((tx) =>
    tx.publication.findFirst({ where: { ...current, slug }, select: whole }),
  )
  return publication && readPublication(publication)
})

/** The draft as readers would find it if it were published now; never for them. */
export const findPreview = cache((digestId: string) => readTogether((tx) => readPreview(tx, digestId, new Date())))

/** The digest that readers have under a slug. */
export async function findPublishedDigestId(slug: string) {
  const publication = await db().publication.findFirst({ where: { ...current, slug }, select: { digestId: true } })
  return publication?.digestId ?? null
}

export const findNewestDigest = cache(async () => {
  const [newest] = await listNewestDigests(1)
  return newest ?? null
})

/**
 * What became of a slug that no current publication has: the slug its digest is read under now, `null` where the
 * digest was withdrawn, `undefined` where there never was such a digest.
 */
export const findSuccessorSlug = cache(async (slug: string): Promise<string | null | undefined> => {
  const former = await readTogether((tx) =>
    tx.publication.findFirst({
      where: { slug },
      orderBy: { publishedAt: 'desc' },
      select: { digest: { select: { publications: { where: current, select: { slug: true } } } } },
    }),
  )
  return former ? (former.digest.publications[0]?.slug ?? null) : undefined
})

/** The digests before and after a day. Asked twice in a request they are read once. */
export const findNeighbours = cache(async (day: Date) => {
  const select = { slug: true, day: true } satisfies Prisma.PublicationSelect
  const [previous, next] = await Promise.all([
    db().publication.findFirst({ where: { ...current, day: { lt: day } }, orderBy: { day: 'desc' }, select }),
    db().publication.findFirst({ where: { ...current, day: { gt: day } }, orderBy: { day: 'asc' }, select }),
  ])
  return { previous, next }
})

/** A digest as lists show it, with the first three of its papers. */
export interface ListedDigest {
  slug: string
  day: Date
  title: string
  papers: number
  leaders: { arxivId: string; rank: number; title: string; score: number }[]
}

/** One page of the list of digests that fit, newest day first. Only the page's own entries are counted. */
export function listPublishedDigests(page: number, fits = Prisma.sql`true`, size = DIGESTS_PER_PAGE) {
  return db().$queryRaw<ListedDigest[]>`
    SELECT slug, day, title,
      (SELECT count(*)::int FROM published_entry WHERE publication_id = publication.id) AS papers,
      (SELECT coalesce(json_agg(leader), '[]') FROM (
        SELECT arxiv_id AS "arxivId", rank, title, score FROM published_entry
        WHERE publication_id = publication.id ORDER BY rank LIMIT ${LEADERS}) leader) AS leaders
    FROM (
      SELECT * FROM publication WHERE ended_at IS NULL AND ${fits}
      ORDER BY day DESC LIMIT ${size} OFFSET ${(page - 1) * size}) publication
    ORDER BY day DESC`
}

/** The newest digests in full. */
export async function listNewestDigests(count: number) {
  const publications = await readTogether((tx) =>
    tx.publication.findMany({ where: current, orderBy: { day: 'desc' }, take: count, select: whole }),
  )
  return publications.map(readPublication)
}

/** A paper in each digest where readers find it, the newest first. */
export const listAppearances = cache(async (arxivId: string) => {
  const entries = await readTogether((tx) =>
    tx.publishedEntry.findMany({
      where: { arxivId, publication: current },
      orderBy: { publication: { day: 'desc' } },
      select: { ...wholeEntry, publication: { select: { slug: true, day: true, title: true } } },
    }),
  )
  return entries.map((entry) => ({ ...readEntry(entry, entry.publication.slug), publication: entry.publication }))
})

/** Papers as the newest digest of each has them, the newest first, by their ids. */
export async function listAppearancesOf(arxivIds: string[]) {
  const entries = await readTogether((tx) =>
    tx.publishedEntry.findMany({
      where: { arxivId: { in: arxivIds }, publication: current },
      orderBy: [{ publication: { day: 'desc' } }, { rank: 'asc' }],
      select: {
        ...wholeEntry,
        paper: { select: { ...wholeEntry.paper.select, feedId: true } },
        publication: { select: { slug: true, day: true, title: true, writtenAt: true, publishedAt: true } },
      },
    }),
  )
  const newest = new Map(entries.toReversed().map((entry) => [entry.arxivId, entry]))
  return entries
    .filter((entry) => newest.get(entry.arxivId) === entry)
    .map(({ publication, ...entry }) => ({
      ...readEntry(entry, publication.slug),
      publication: { ...publication, feedId: entry.paper.feedId },
    }))
}

/** The newest digests of days before one, or of all. */
export function listDigestsBefore(day: string | undefined, size: number) {
  return listPublishedDigests(1, day ? Prisma.sql`day < ${day}::date` : undefined, size)
}

export async function countPublishedDigests(fits = Prisma.sql`true`) {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int FROM publication WHERE ended_at IS NULL AND ${fits}`
  return row?.count ?? 0
}

/** The days of the first and the newest digest. */
export const findSpan = cache(async () => {
  const {
    _min: { day: first },
    _max: { day: last },
  } = await db().publication.aggregate({ where: current, _min: { day: true }, _max: { day: true } })
  return first && last ? { first, last } : null
})

/** Whether there is more than the demonstration, be it a draft. */
export async function hasOwnDigests() {
  return (await db().digest.findFirst({ where: { sampleAt: null }, select: { id: true } })) !== null
}

/** The years in which digests appeared and how many in each, the newest year first. */
export const listDigestYears = cache(
  () =>
    db().$queryRaw<{ year: number; digests: number }[]>`
      SELECT extract(year FROM day)::int AS year, count(*)::int AS digests
      FROM publication WHERE ended_at IS NULL GROUP BY year ORDER BY year DESC`,
)

/** Every digest of a year with the paper that led it, newest day first. */
export async function listDigestDays(year: number) {
  const days = await db().$queryRaw<
    { slug: string; day: Date; papers: number; title: string | null; score: number | null }[]
  >`
    SELECT slug, day, lead.title, score,
      (SELECT count(*)::int FROM published_entry WHERE publication_id = publication.id) AS papers
    FROM publication LEFT JOIN published_entry lead ON publication_id = publication.id AND rank = 1
    WHERE ended_at IS NULL AND day BETWEEN make_date(${year}::int, 1, 1) AND make_date(${year}::int, 12, 31)
    ORDER BY day DESC`
  return days.map(({ papers, title, score, ...digest }) => ({
    ...digest,
    entries: title !== null && score !== null ? [{ title, score }] : [],
    _count: { entries: papers },
  }))
}

/** Every digest's slug and when it was last published, newest day first. */
export function listDigestSlugs() {
  return db().publication.findMany({
    where: current,
    orderBy: { day: 'desc' },
    select: { slug: true, publishedAt: true },
  })
}

type StoredPublication = Prisma.PublicationGetPayload<{ select: typeof whole }>
type StoredEntry = Prisma.PublishedEntryGetPayload<{ select: typeof wholeEntry }>

function readPublication(publication: StoredPublication) {
  return { ...publication, entries: publication.entries.map((entry) => readEntry(entry, publication.slug)) }
}

/** Columns of JSON are checked again on the way out: one bad item costs that item, not the page. */
function readEntry(entry: StoredEntry, slug: string) {
  const where = { slug, arxivId: entry.arxivId }
  return {
    ...entry,
    engagement: readJson(engagementSchema, entry.engagement, where) ?? [],
    receipt: readJson(receiptSchema, entry.receipt, where),
    mentions: entry.mentions.flatMap(({ body, mention: { papers, ...mention }, ...shown }) => {
      const spans = readJson(bodySchema, body, { ...where, url: shown.url })
      const byAuthor = papers.some(({ arxivId }) => arxivId === entry.arxivId)
      return spans ? [{ ...shown, ...mention, byAuthor, body: spans }] : []
    }),
  }
}

function readJson<Schema extends typeof bodySchema | typeof engagementSchema | typeof receiptSchema>(
  schema: Schema,
  value: Prisma.JsonValue,
  where: object,
) {
  const parsed = schema.safeParse(value)
  if (!parsed.success) log().error({ ...where, reason: parsed.error.message }, 'a stored value does not fit its schema')
  return parsed.data as ReturnType<Schema['parse']> | undefined
}
