import { z } from 'zod'
import type { Tx } from '../db'
import { orderKey as nthKey } from '../digests/order-key'
import { Prisma } from '../generated/prisma/client'
import { listMentionsToShow } from '../ranking/queries'
import { arrange, freshKeys, keyBehind, type Placed } from './places'
import { findCurrent, findTaken, readEntries } from './queries'
import type { Operation, Refusal } from './schema'

/** A digest whose row this transaction has locked: nobody else changes its draft meanwhile. */
export type LockedDigest = { id: string; day: Date }

/** What an operation came to; `entries` are those it changed. */
export type Applied =
  | { outcome: 'applied'; entries: string[] }
  | { outcome: 'conflict'; stored: string | string[] | null }
  | { outcome: 'refused'; reason: Refusal; message: string }

type Of<Type extends Operation['type']> = Extract<Operation, { type: Type }>

/** Does one operation, or changes nothing and says why. */
export function applyOperation(tx: Tx, digest: LockedDigest, operation: Operation): Promise<Applied> {
  switch (operation.type) {
    case 'set digest':
      return setDigest(tx, digest, operation)
    case 'set entry':
      return setEntry(tx, digest, operation)
    case 'add entry':
      return addEntry(tx, digest, operation)
    case 'move entry':
      return moveEntry(tx, digest, operation)
    case 'remove entry':
      return removeEntry(tx, digest, operation)
    case 'put back entry':
      return putBackEntry(tx, digest, operation)
    case 'arrange entries':
      return arrangeEntries(tx, digest, operation.order)
    case 'sort entries':
      return sortEntries(tx, digest)
    case 'show mention':
      return showMention(tx, digest, operation)
    case 'move mention':
      return moveMention(tx, digest, operation)
    case 'hide mention':
      return hideMention(tx, digest, operation)
  }
}

async function setDigest(tx: Tx, digest: LockedDigest, { field, base, value }: Of<'set digest'>): Promise<Applied> {
  const row = await tx.digest.findUniqueOrThrow({ where: { id: digest.id } })
  const stored = plain(row[field])
  if (!isSame(stored, base) && !isSame(stored, value)) return { outcome: 'conflict', stored }
  const taken = await findTaken(tx, digest.id, field, value)
  if (taken) return refuse('taken', taken)
  const given = field === 'day' ? new Date(value as string) : value
  await tx.digest.update({ where: { id: digest.id }, data: { [field]: given } })
  if (field !== 'day') return { outcome: 'applied', entries: [] }
  // With another day come other candidates, and so other scores.
  digest.day = given as Date
  return { outcome: 'applied', entries: (await listPlaced(tx, digest.id)).map(({ id }) => id) }
}

async function setEntry(
  tx: Tx,
  digest: LockedDigest,
  { entry, field, base, value }: Of<'set entry'>,
): Promise<Applied> {
  const row = await tx.entry.findFirst({ where: { id: entry, digestId: digest.id }, select: { note: true } })
  if (!row) return refuseMissing(tx, digest, entry)
  const stored = row[field] || null
  if (stored !== (base || null) && stored !== value) return { outcome: 'conflict', stored }
  await tx.entry.update({ where: { id: entry }, data: { [field]: value }, select: { id: true } })
  return { outcome: 'applied', entries: [entry] }
}

async function addEntry(tx: Tx, digest: LockedDigest, { entry, arxivId, after }: Of<'add entry'>): Promise<Applied> {
  const paper = await tx.paper.findUnique({ where: { arxivId }, select: { arxivId: true } })
  if (!paper) return refuse('missing', `No paper ${arxivId} is known here: look it up first.`)
  const isTaken =
    (await tx.entry.findFirst({ where: { OR: [{ id: entry }, { digestId: digest.id, arxivId }] } })) ??
    (await tx.removedEntry.findUnique({ where: { id: entry } }))
  if (isTaken) return refuse('taken', `${arxivId} stands in this digest already.`)
  const orderKey = keyBehind(await listPlaced(tx, digest.id), after)
  if (!orderKey) return refuse('missing', 'The paper behind which it was to stand is not in this digest.')
  const posts = (await listMentionsToShow(tx, [arxivId])).get(arxivId) ?? []
  const mentions = posts.map((mentionId, i) => ({ mentionId, orderKey: nthKey(i) }))
  const data = { id: entry, digestId: digest.id, arxivId, orderKey, mentions: { createMany: { data: mentions } } }
  await tx.entry.create({ data })
  return { outcome: 'applied', entries: [entry] }
}

async function moveEntry(tx: Tx, digest: LockedDigest, { entry, after }: Of<'move entry'>): Promise<Applied> {
  const placed = await listPlaced(tx, digest.id)
  if (!placed.some(({ id, isRemoved }) => id === entry && !isRemoved)) return refuseMissing(tx, digest, entry)
  if (after === entry) return refuse('invalid', 'A paper cannot stand behind itself.')
  const orderKey = keyBehind(placed, after, entry)
  if (!orderKey) return refuse('missing', 'The paper behind which it was to stand is not in this digest.')
  await tx.entry.update({ where: { id: entry }, data: { orderKey }, select: { id: true } })
  return { outcome: 'applied', entries: [entry] }
}

const removedContentSchema = z.object({
  arxivId: z.string(),
  note: z.string().nullable(),
  mentions: z.array(z.object({ id: z.uuid(), mentionId: z.uuid(), orderKey: z.string() })),
})

async function removeEntry(tx: Tx, digest: LockedDigest, { entry }: Of<'remove entry'>): Promise<Applied> {
  const row = await tx.entry.findFirst({
    where: { id: entry, digestId: digest.id },
    select: {
      arxivId: true,
      note: true,
      orderKey: true,
      mentions: { select: { id: true, mentionId: true, orderKey: true } },
    },
  })
  if (!row) return refuseMissing(tx, digest, entry)
  const { orderKey, ...content } = row
  await tx.removedEntry.create({ data: { id: entry, digestId: digest.id, orderKey, content } })
  await tx.entry.delete({ where: { id: entry } })
  return { outcome: 'applied', entries: [entry] }
}

async function putBackEntry(tx: Tx, digest: LockedDigest, { entry }: Of<'put back entry'>): Promise<Applied> {
  const removed = await tx.removedEntry.findFirst({ where: { id: entry, digestId: digest.id } })
  if (!removed) return refuse('missing', 'That paper was not taken out of this digest.')
  const { arxivId, note, mentions } = removedContentSchema.parse(removed.content)
  const isTaken = await tx.entry.findFirst({ where: { digestId: digest.id, arxivId }, select: { id: true } })
  if (isTaken) return refuse('taken', `${arxivId} stands in this digest already.`)
  await tx.removedEntry.delete({ where: { id: entry } })
  await tx.entry.create({
    data: {
      id: entry,
      digestId: digest.id,
      arxivId,
      note,
      orderKey: removed.orderKey,
      mentions: { createMany: { data: mentions } },
    },
  })
  return { outcome: 'applied', entries: [entry] }
}

async function arrangeEntries(tx: Tx, digest: LockedDigest, order: string[]): Promise<Applied> {
  const placed = await listPlaced(tx, digest.id)
  const standing = placed.filter(({ isRemoved }) => !isRemoved).map(({ id }) => id)
  const arranged = arrange(standing, order)
  const keys = freshKeys(placed, arranged.length)
  const rows = arranged.map((id, i) => ({ id, orderKey: keys[i] }))
  await tx.$executeRaw`
    UPDATE entry SET order_key = "orderKey"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given(id uuid, "orderKey" text)
    WHERE entry.id = given.id`
  return { outcome: 'applied', entries: arranged }
}

async function sortEntries(tx: Tx, digest: LockedDigest): Promise<Applied> {
  const { id: digestId, day } = digest
  const publicationId = await findCurrent(tx, digestId)
  const entries = await readEntries(tx, { digestId, day, publicationId, ids: null })
  const order = entries.toSorted((a, b) => b.score - a.score).map(({ id }) => id)
  return arrangeEntries(tx, digest, order)
}

async function showMention(tx: Tx, digest: LockedDigest, operation: Of<'show mention'>): Promise<Applied> {
  const { entry, shown, mention, after } = operation
  const row = await findEntryWithMentions(tx, digest, entry)
  if (!row) return refuseMissing(tx, digest, entry)
  const known = await tx.paperMention.findUnique({
    where: { arxivId_mentionId: { arxivId: row.arxivId, mentionId: mention } },
    select: { mention: { select: { suppressedAt: true, withheld: true, forgottenAt: true } } },
  })
  if (!known) return refuse('missing', `That post is not known to be about ${row.arxivId}.`)
  const { suppressedAt, withheld, forgottenAt } = known.mention
  if (suppressedAt) return refuse('invalid', 'That post was taken out of this site for good.')
  if (withheld) return refuse('invalid', `That post may not be shown: ${withheld}.`)
  if (forgottenAt) return refuse('missing', 'The words of that post were not kept: paste its address once more.')
  const isTaken = row.mentions.some(({ id, mentionId }) => id === shown || mentionId === mention)
  if (isTaken) return refuse('taken', 'That post is shown already.')
  const orderKey = keyBehind(row.mentions, after)
  if (!orderKey) return refuse('missing', 'The post behind which it was to stand is not shown.')
  await tx.entryMention.create({ data: { id: shown, entryId: entry, mentionId: mention, orderKey } })
  return { outcome: 'applied', entries: [entry] }
}

async function moveMention(tx: Tx, digest: LockedDigest, operation: Of<'move mention'>): Promise<Applied> {
  const { entry, shown, after } = operation
  const row = await findEntryWithMentions(tx, digest, entry)
  if (!row) return refuseMissing(tx, digest, entry)
  if (!row.mentions.some(({ id }) => id === shown)) return refuse('missing', 'That post is not shown any more.')
  if (after === shown) return refuse('invalid', 'A post cannot stand behind itself.')
  const orderKey = keyBehind(row.mentions, after, shown)
  if (!orderKey) return refuse('missing', 'The post behind which it was to stand is not shown.')
  await tx.entryMention.update({ where: { id: shown }, data: { orderKey } })
  return { outcome: 'applied', entries: [entry] }
}

async function hideMention(tx: Tx, digest: LockedDigest, { entry, shown }: Of<'hide mention'>): Promise<Applied> {
  const row = await findEntryWithMentions(tx, digest, entry)
  if (!row) return refuseMissing(tx, digest, entry)
  const { count } = await tx.entryMention.deleteMany({ where: { id: shown, entryId: entry } })
  return count > 0 ? { outcome: 'applied', entries: [entry] } : refuse('missing', 'That post is not shown any more.')
}

function findEntryWithMentions(tx: Tx, digest: LockedDigest, id: string) {
  return tx.entry.findFirst({
    where: { id, digestId: digest.id },
    select: { arxivId: true, mentions: { select: { id: true, mentionId: true, orderKey: true } } },
  })
}

/** The places of a digest, in order; what was taken out keeps its own, so that it comes back there. */
function listPlaced(tx: Tx, digestId: string) {
  return tx.$queryRaw<(Placed & { isRemoved: boolean })[]>(Prisma.sql`
    SELECT id, order_key AS "orderKey", false AS "isRemoved" FROM entry WHERE digest_id = ${digestId}::uuid
    UNION ALL
    SELECT id, order_key, true FROM removed_entry WHERE digest_id = ${digestId}::uuid
    ORDER BY "orderKey"`)
}

async function refuseMissing(tx: Tx, digest: LockedDigest, id: string): Promise<Applied> {
  const removed = await tx.removedEntry.findFirst({ where: { id, digestId: digest.id }, select: { content: true } })
  if (!removed) return refuse('missing', 'That paper is not in this digest.')
  const { arxivId } = removedContentSchema.parse(removed.content)
  return refuse('removed', `${arxivId} was taken out of this digest; put it back first.`)
}

const refuse = (reason: Refusal, message: string): Applied => ({ outcome: 'refused', reason, message })
const plain = (value: string | string[] | Date | null) =>
  value instanceof Date ? value.toISOString().slice(0, 10) : value

/** An empty text is none: which of the two was stored is no difference to whoever wrote it. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a || null) === JSON.stringify(b || null)
}
