import 'server-only'
import { z } from 'zod'
import { type Contributor, isEditor } from '../accounts/rights'
import { db, type Tx } from '../db'
import { AppError } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { applyOperation, type LockedDigest } from './apply'
import { findCurrent, GONE_AFTER_MS, readUpdate } from './queries'
import {
  type BatchAnswer,
  batchSchema,
  type Operation,
  type OperationResult,
  operationSchema,
  placeSchema,
} from './schema'

export { keepRevision } from './revisions'

type Locked = LockedDigest & { version: number }
/** Operations that were applied in this batch, as rows. */
type Row = Prisma.OperationCreateManyInput
type Versions = Map<string, number>

/**
 * Does what a page asks for, in order, and answers for each operation by itself: what conflicts or cannot be done keeps
 * none of the others back. Batches on one digest come one after the other.
 */
export async function applyOperations(person: Contributor, digestId: string, given: unknown): Promise<BatchAnswer> {
  const batch = batchSchema.safeParse(given)
  if (!batch.success)
    throw new AppError('invalid', 'That is no list of operations of this version: load the page again.')
  return retry(() =>
    db().$transaction(
      async (tx) => {
        const results = await applyWithin(tx, person, digestId, batch.data.operations)
        const update = await readUpdate(tx, digestId, batch.data.version)
        if (!update) throw new Error('a locked digest is gone')
        return { results, update }
      },
      { timeout: 20_000, maxWait: 10_000 },
    ),
  )
}

/** The same as part of something else that this person does. */
export async function applyWithin(tx: Tx, person: Contributor, digestId: string, operations: unknown[]) {
  const digest = await lockDraft(tx, person, digestId)
  const versions = await findApplied(tx, digestId, operations)
  const rows: Row[] = []
  const results: OperationResult[] = []
  for (const operation of operations) results.push(await apply(tx, person, digest, operation, { versions, rows }))
  if (rows.length > 0) {
    await tx.operation.createMany({ data: rows })
    await markEdited(tx, person, digestId, digest.version)
  }
  return results
}

/** Locks the digest's row, and throws a sentence where this person may not edit its draft. */
export async function lockDraft(tx: Tx, person: Contributor, digestId: string): Promise<Locked> {
  const [row] = await tx.$queryRaw<(Locked & { title: string; isTrashed: boolean; isScheduled: boolean })[]>`
    SELECT id, day, version, title, trashed_at IS NOT NULL AS "isTrashed", scheduled_for IS NOT NULL AS "isScheduled"
    FROM digest WHERE id = ${digestId}::uuid FOR UPDATE`
  if (!row) throw new AppError('missing', 'There is no such digest (any more).')
  const { id, day, version, title, isTrashed, isScheduled } = row
  if (isTrashed) throw new AppError('conflict', `“${title}” is in the trash: restore it first.`)
  if (isEditor(person)) return { id, day, version }
  // Asked for after the lock was given: somebody may have published while it was waited for.
  const isPublished = Boolean(await findCurrent(tx, digestId))
  if (isPublished || isScheduled)
    throw new AppError(
      'forbidden',
      `“${title}” is ${isPublished ? 'published' : 'scheduled'}: only an editor may change it.`,
    )
  return { id, day, version }
}

/** Writes down that somebody changed the draft, whose version is a new one by now. */
export async function markEdited(tx: Tx, person: Contributor, digestId: string, version: number) {
  await tx.digest.update({
    where: { id: digestId },
    data: { version, editedAt: new Date(), editedById: person.id },
    select: { id: true },
  })
}

const KEPT_DAYS = 30

/** Forgets operations and removed entries that no page will ask for again. */
export async function pruneOperations(now: Date) {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  await db().operation.deleteMany({ where: { appliedAt: { lt: before } } })
  await db().removedEntry.deleteMany({ where: { removedAt: { lt: before } } })
}

/** Says that somebody has opened a page of the draft. */
export async function enterDraft(person: Contributor, digestId: string, page: string) {
  await takePlace(person, digestId, { page, entry: null, field: null })
}

/** Says where in the draft somebody is. */
export async function takePlace(person: Contributor, digestId: string, given: unknown) {
  const place = placeSchema.safeParse(given)
  if (!place.success) throw new AppError('invalid', 'That is no place in a draft.')
  const { page, entry: entryId, field } = place.data
  const found = await db().$executeRaw`
    WITH draft AS (SELECT id FROM digest WHERE id = ${digestId}::uuid FOR KEY SHARE), taken AS (
      INSERT INTO presence (page, digest_id, account_id, entry_id, field)
      SELECT ${page}::uuid, id, ${person.id}::uuid, ${entryId}::uuid, ${field} FROM draft
      ON CONFLICT (page) DO UPDATE SET entry_id = excluded.entry_id, field = excluded.field, seen_at = now()
      WHERE presence.account_id = excluded.account_id)
    SELECT pg_notify('presence', id::text) FROM draft`
  if (found === 0) throw new AppError('missing', 'There is no such digest (any more).')
}

export async function leaveDraft(digestId: string, page: string) {
  await db().$executeRaw`
    WITH gone AS (DELETE FROM presence WHERE page = ${page}::uuid) SELECT pg_notify('presence', ${digestId})`
}

/** Says of pages that they are still open, and forgets those that nobody says it of. */
export async function keepPresences(open: { page: string; digestId: string; accountId: string }[]) {
  await db().$executeRaw`
    INSERT INTO presence (page, digest_id, account_id)
    SELECT DISTINCT ON (page) page, "digestId", "accountId"
    FROM jsonb_to_recordset(${JSON.stringify(open)}::jsonb) AS given(page uuid, "digestId" uuid, "accountId" uuid)
    WHERE EXISTS (SELECT FROM digest WHERE id = "digestId") AND EXISTS (SELECT FROM account WHERE id = "accountId")
    ON CONFLICT (page) DO UPDATE SET seen_at = now()`
  await db().presence.deleteMany({ where: { seenAt: { lt: new Date(Date.now() - 6 * GONE_AFTER_MS) } } })
}

/** What versions operations of these gave the draft when they were applied before, by their ids. */
async function findApplied(tx: Tx, digestId: string, operations: unknown[]): Promise<Versions> {
  const ids = operations.map(idOf).filter((id) => z.uuid().safeParse(id).success)
  const rows = await tx.operation.findMany({
    where: { digestId, id: { in: ids } },
    select: { id: true, version: true },
  })
  return new Map(rows.map(({ id, version }) => [id, version]))
}

async function apply(
  tx: Tx,
  person: Contributor,
  digest: Locked,
  given: unknown,
  { versions, rows }: { versions: Versions; rows: Row[] },
): Promise<OperationResult> {
  const parsed = operationSchema.safeParse(given)
  const id = idOf(given)
  if (!parsed.success) {
    const message = sentenceOf(parsed.error.issues[0])
    return { id, version: digest.version, outcome: 'refused', reason: 'invalid', message }
  }
  const operation = parsed.data
  const earlier = versions.get(id.toLowerCase())
  if (earlier !== undefined) return { id, version: earlier, outcome: 'repeated' }

  const result = await applyOperation(tx, digest, operation)
  if (result.outcome === 'refused') return { id, version: digest.version, ...result }
  if (result.outcome === 'conflict')
    return { id, version: digest.version, ...result, by: await findLastWriter(tx, digest.id, operation) }
  digest.version++
  versions.set(id.toLowerCase(), digest.version)
  rows.push(rowOf(operation, person, digest, result.entries))
  return { id, version: digest.version, outcome: 'applied' }
}

function rowOf(operation: Operation, person: Contributor, digest: Locked, entryIds: string[]): Row {
  const { id, type } = operation
  const field = 'field' in operation ? operation.field : null
  return { id, type, field, digestId: digest.id, version: digest.version, accountId: person.id, entryIds }
}

async function findLastWriter(tx: Tx, digestId: string, operation: Operation) {
  if (operation.type !== 'set digest' && operation.type !== 'set entry') return null
  const { type, field } = operation
  const entry = operation.type === 'set entry' ? { entryIds: { has: operation.entry } } : {}
  const last = await tx.operation.findFirst({
    where: { digestId, type, field, ...entry },
    orderBy: { version: 'desc' },
    select: { account: { select: { id: true, name: true } } },
  })
  return last?.account ?? null
}

const idOf = (operation: unknown) => String((operation as { id?: unknown } | null)?.id ?? '')

type Issue = { path: PropertyKey[]; message: string }

const NAMES: Record<string, string> = { value: 'It', arxivId: 'The arXiv id', order: 'The order' }

function sentenceOf(issue: Issue | undefined) {
  const name = NAMES[String(issue?.path[0])]
  // A rule of ours speaks of what must be; anything else is a page of another version.
  return issue && name && /^(must|is) /.test(issue.message)
    ? `${name} ${issue.message}.`
    : 'This version of the site does not know what to do with that: load the page again.'
}

const UNIQUE = 'P2002'
const DEADLOCK = 'P2034'

/** Begins again where another digest's change came in between: its day or address is seen then. */
async function retry<T>(work: () => Promise<T>, times = 2): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = error instanceof Prisma.PrismaClientKnownRequestError ? error.code : undefined
    if (code !== UNIQUE && code !== DEADLOCK) throw error
    if (times === 0) throw new AppError('conflict', 'That is there already, or changes too often: load the page again.')
    return retry(work, times - 1)
  }
}
