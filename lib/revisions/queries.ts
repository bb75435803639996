import 'server-only'
import { db, readTogether, type Tx } from '../db'
import { type RevisionContent, revisionContentSchema } from '../digests/schema'
import { readDraftContent } from '../drafts/queries'
import { AppError } from '../errors'
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
    const arxivIds = [...old.entries, ...now.entries].map(({ arxivId }) => arxivId)
    const papers = await tx.paper.findMany({
      where: { arxivId: { in: arxivIds } },
      select: { arxivId: true, title: true },
    })
    return compare(old, now, new Map(papers.map(({ arxivId, title }) => [arxivId, title])))
  })
}

export async function readState(tx: Tx, digestId: string, number: number | null): Promise<RevisionContent> {
  if (number === null) return readDraftContent(tx, digestId)
  const revision = await tx.revision.findUnique({
    where: { digestId_number: { digestId, number } },
    select: { content: true },
  })
  if (!revision) throw new AppError('missing', `There is no revision ${number} of this digest.`)
  return revisionContentSchema.parse(revision.content)
}
