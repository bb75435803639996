import 'server-only'
import { db, readTogether, type Tx } from '../db'
import { type RevisionContent, revisionContentSchema } from '../digests/schema'
import { readDraftContent } from '../drafts/queries'
import { AppError } from '../errors'
import type { Prisma } from '../generated/prisma/client'
import { compare } from './compare'
import type { Difference, ListedRevision } from './schema'

/** The states of a draft that were kept, the newest first. */
export async function listRevisions(digestId: string): Promise<ListedRevision[]> {
  const rows = await db().revision.findMany({
    where: { digestId },
    orderBy: { number: 'desc' },
    take: 500,
    select: { number: true, reason: true, createdAt: true, account: { select: { name: true } } },
  })
  return rows.map(({ createdAt, account, ...revision }) => ({
    ...revision,
    createdAt: createdAt.toISOString(),
    by: account?.name ?? null,
  }))
}

/** What the second state says otherwise than the first; without a number it is the draft as it stands. */
export function findDifference(digestId: string, before: number | null, after: number | null): Promise<Difference> {
  return readTogether(async (tx) => {
    const [old, now] = [await readState(tx, digestId, before), await readState(tx, digestId, after)]
    return compare(old, now, await listTitles(tx, old, now))
  })
}

/** What publishing would change for readers, or null where they have nothing of the digest. */
export function findUnpublished(digestId: string): Promise<Difference | null> {
  return readTogether(async (tx) => {
    const publication = await tx.publication.findFirst({ where: { digestId, endedAt: null }, select: published })
    if (!publication) return null
    const { day, entries, ...fields } = publication
    const old: RevisionContent = {
      ...fields,
      day: day.toISOString().slice(0, 10),
      entries: entries.map(({ mentions, ...entry }) => ({
        ...entry,
        // Its rank is its place.
        orderKey: '',
        mentionIds: mentions.map(({ mentionId }) => mentionId),
      })),
    }
    const now = await readState(tx, digestId, null)
    return compare(old, now, await listTitles(tx, old, now))
  })
}

const published = {
  title: true,
  slug: true,
  day: true,
  intro: true,
  description: true,
  section: true,
  tags: true,
  socialImage: true,
  entries: {
    orderBy: { rank: 'asc' },
    select: { arxivId: true, note: true, mentions: { orderBy: { position: 'asc' }, select: { mentionId: true } } },
  },
} satisfies Prisma.PublicationSelect

async function listTitles(tx: Tx, ...states: RevisionContent[]): Promise<ReadonlyMap<string, string>> {
  const arxivIds = states.flatMap(({ entries }) => entries.map(({ arxivId }) => arxivId))
  const papers = await tx.paper.findMany({
    where: { arxivId: { in: arxivIds } },
    select: { arxivId: true, title: true },
  })
  return new Map(papers.map(({ arxivId, title }) => [arxivId, title]))
}

export async function readState(tx: Tx, digestId: string, number: number | null): Promise<RevisionContent> {
  if (number === null) return readDraftContent(tx, digestId)
  const revision = await tx.revision.findUnique({
    where: { digestId_number: { digestId, number } },
    select: { content: true },
  })
  if (!revision) throw new AppError('missing', `There is no state ${number} of this digest.`)
  return revisionContentSchema.parse(revision.content)
}
