import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Contributor } from '../accounts/rights'
import { recordDeed } from '../audit/mutations'
import { db, type Tx } from '../db'
import { orderKey } from '../digests/order-key'
import type { RevisionContent } from '../digests/schema'
import { keepRevision, lockDraft, markEdited } from '../drafts/mutations'
import { findTaken } from '../drafts/queries'
import { AppError } from '../errors'
import { readState } from './queries'

/** Keeps the draft as it stands, so that it can be had back. */
export async function saveRevision(person: Contributor, digestId: string): Promise<{ number: number }> {
  return db().$transaction(async (tx) => {
    await lockDraft(tx, person, digestId)
    return keepRevision(tx, digestId, 'saved', person.id)
  })
}

/** Makes the draft what it was. What it is now is kept before, so that this can be undone like anything else. */
export async function restoreRevision(
  person: Contributor,
  digestId: string,
  number: number,
): Promise<{ number: number }> {
  return db().$transaction(
    async (tx) => {
      const { version } = await lockDraft(tx, person, digestId)
      const content = await readState(tx, digestId, number)
      await keepRevision(tx, digestId, `before state ${number} was restored`, person.id)
      await replaceDraft(tx, digestId, content)
      await markEdited(tx, person, digestId, version + 1)
      const kept = await keepRevision(tx, digestId, `state ${number} restored`, person.id)
      await recordDeed(tx, person, 'restore revision', { digestId, subject: `state ${number}` })
      return kept
    },
    { timeout: 30_000 },
  )
}

async function replaceDraft(tx: Tx, digestId: string, { entries, ...fields }: RevisionContent) {
  for (const field of ['slug', 'day'] as const) {
    const taken = await findTaken(tx, digestId, field, fields[field])
    if (taken) throw new AppError('conflict', `${taken} Change that one first.`)
  }
  const standing = await tx.entry.findMany({ where: { digestId }, select: { id: true, arxivId: true } })
  const ids = new Map(standing.map(({ id, arxivId }) => [arxivId, id]))
  const known = await tx.mention.findMany({
    where: { id: { in: entries.flatMap(({ mentionIds }) => mentionIds) } },
    select: { id: true },
  })
  const isKnown = new Set(known.map(({ id }) => id))
  // A paper's row keeps its id: who writes a note under it goes on doing so.
  const rows = entries.map(({ arxivId, note, mentionIds }, i) => ({
    id: ids.get(arxivId) ?? randomUUID(),
    arxivId,
    note,
    orderKey: orderKey(i),
    mentionIds: mentionIds.filter((id) => isKnown.has(id)),
  }))
  await tx.entry.deleteMany({ where: { digestId } })
  await tx.removedEntry.deleteMany({ where: { digestId } })
  await tx.digest.update({
    where: { id: digestId },
    data: { ...fields, day: new Date(fields.day) },
    select: { id: true },
  })
  await tx.entry.createMany({ data: rows.map(({ mentionIds: _, ...row }) => ({ ...row, digestId })) })
  await tx.entryMention.createMany({
    data: rows.flatMap(({ id, mentionIds }) =>
      mentionIds.map((mentionId, i) => ({ entryId: id, mentionId, orderKey: orderKey(i) })),
    ),
  })
}
