import 'server-only'
import { cache } from 'react'
import { db, readTogether } from '../db'
import type { Prisma } from '../generated/prisma/client'
import { log } from '../log'
import { bodySchema } from '../mentions/schema'
import { readPreview } from './preview'
import { engagementSchema, receiptSchema } from './schema'

export const DIGESTS_PER_PAGE = 10

/** What readers may see: never an ended publication, and so never a draft. */
const current = { endedAt: null } satisfies Prisma.PublicationWhereInput

const listed = {
  slug: true,
  day: true,
  title: true,
  digest: { select: { sampleAt: true } },
  entries: { select: { arxivId: true, rank: true, title: true, score: true }, orderBy: { rank: 'asc' }, take: 3 },
  _count: { select: { entries: true } },
} satisfies Prisma.PublicationSelect

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
  paper: { select: { comment: true, withdrawnAt: true } },
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
      mention: { select: { source: true, deletedAt: true, postedAt: true } },
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
export type ListedDigest = Awaited<ReturnType<typeof listPublishedDigests>>[number]

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

/** One page of the list of digests, newest day first. */
export function listPublishedDigests(page: number, where: Prisma.PublicationWhereInput = {}) {
  return readTogether((tx) =>
    tx.publication.findMany({
      where: { ...where, ...current },
      orderBy: { day: 'desc' },
      skip: (page - 1) * DIGESTS_PER_PAGE,
      take: DIGESTS_PER_PAGE,
      select: listed,
    }),
  )
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

export function countPublishedDigests(where: Prisma.PublicationWhereInput = {}) {
  return db().publication.count({ where: { ...where, ...current } })
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

/** Every digest with the paper that led it, newest day first. */
export async function listDigestDays() {
  const days = await db().$queryRaw<
    { slug: string; day: Date; publishedAt: Date; papers: number; title: string | null; score: number | null }[]
  >`
    SELECT slug, day, published_at AS "publishedAt", lead.title, score,
      (SELECT count(*)::int FROM published_entry WHERE publication_id = publication.id) AS papers
    FROM publication LEFT JOIN published_entry lead ON publication_id = publication.id AND rank = 1
    WHERE ended_at IS NULL ORDER BY day DESC`
  return days.map(({ papers, title, score, ...digest }) => ({
    ...digest,
    entries: title !== null && score !== null ? [{ title, score }] : [],
    _count: { entries: papers },
  }))
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
    mentions: entry.mentions.flatMap(({ body, mention, ...shown }) => {
      const spans = readJson(bodySchema, body, { ...where, url: shown.url })
      return spans ? [{ ...shown, ...mention, body: spans }] : []
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
