import type { Tx } from '../db'
import type { RevisionContent } from '../digests/schema'

/** Keeps the draft as it stands, and says why and for whom. */
export async function keepRevision(tx: Tx, digestId: string, reason: string, accountId?: string) {
  const { day, revisions, entries, ...fields } = await tx.digest.findUniqueOrThrow({
    where: { id: digestId },
    select: {
      slug: true,
      day: true,
      title: true,
      intro: true,
      description: true,
      section: true,
      tags: true,
      socialImage: true,
      entries: {
        orderBy: { orderKey: 'asc' },
        select: {
          arxivId: true,
          orderKey: true,
          note: true,
          mentions: { orderBy: { orderKey: 'asc' }, select: { mentionId: true } },
        },
      },
      revisions: { orderBy: { number: 'desc' }, take: 1, select: { number: true } },
    },
  })
  const content: RevisionContent = {
    ...fields,
    day: day.toISOString().slice(0, 10),
    entries: entries.map(({ mentions, ...entry }) => ({
      ...entry,
      mentionIds: mentions.map(({ mentionId }) => mentionId),
    })),
  }
  const number = (revisions[0]?.number ?? 0) + 1
  await tx.revision.create({ data: { digestId, number, reason, content, accountId } })
  return { number }
}
