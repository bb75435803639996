import type { Tx } from '../db'
import { readEntries } from '../drafts/queries'
import { mentionKey } from '../mentions/schema'
import { type DigestContent, headFields, type ShownEntry } from './schema'

/**
 * What a publication of the draft would say now, with the ids of the mentions by key. Posts that readers may not see stay
 * out.
 */
export async function freezeDraft(tx: Tx, digestId: string, byline: string | null, writtenAt: Date) {
  const { day, publications, ...fields } = await tx.digest.findUniqueOrThrow({
    where: { id: digestId },
    select: {
      ...headFields,
      publications: { where: { endedAt: null }, select: { id: true } },
    },
  })
  const entries = await readEntries(tx, { digestId, day, publicationId: publications[0]?.id, ids: null })
  const mentionIds = new Map<string, string>()
  const shown = entries.map(({ mentions, ...entry }): ShownEntry => {
    const visible = mentions.filter(({ mention }) => !mention.isSuppressed)
    for (const { mention } of visible) mentionIds.set(mentionKey(mention), mention.id)
    const { arxivId, title, authors, abstract, categories, note, engagement, score, receipt } = entry
    const facts = { arxivId, title, authors, abstract, categories, note, engagement, score, receipt }
    return {
      ...facts,
      mentions: visible.map(
        ({ mention: { id: _, isDeleted: __, isSuppressed: ___, isByAuthor: ____, ...mention } }) => mention,
      ),
    }
  })
  const content: DigestContent = {
    ...fields,
    day: day.toISOString().slice(0, 10),
    byline,
    writtenAt: writtenAt.toISOString(),
    entries: shown,
  }
  return { content, mentionIds }
}
