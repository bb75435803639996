import 'server-only'
import { type Contributor, type Editor, isEditor } from '../accounts/rights'
import { layoutSchema } from '../archive/schema'
import { recordDeed } from '../audit/mutations'
import { db, type Tx } from '../db'
import { keepRevision, lockDraft } from '../drafts/mutations'
import { listDiffering } from '../drafts/queries'
import { bumpEdition } from '../edition'
import { AppError } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { log } from '../log'
import { wakeWorker } from '../worker/wake'
import { freezeDraft } from './freeze'
import { LATE_MS } from './lateness'
import { endPublication, issuePublication } from './publication'

export { addEntries, endPublication, issuePublication } from './publication'

const LONGEST_AHEAD_MS = 366 * 86_400_000

type Published = { slug: string; number: number; outcome: 'published' | 'unchanged' }

/** What an editor looked at: the number of the publication, null for none, and the version of the draft. */
type Seen = { number: number | null; version: number }

/**
 * Gives readers the draft as it stands, where that is what the editor saw: of two who publish at once one does, and
 * nothing goes out that was written since. Where readers have all of it already, nothing is published again.
 */
export async function publishDigest(editor: Editor, digestId: string, seen: Seen): Promise<Published> {
  const publish = async (tx: Tx) => {
    const { version } = await lockDraft(tx, editor, digestId)
    const current = await findCurrent(tx, digestId)
    if (current && !(await differs(tx, digestId))) return { ...current, outcome: 'unchanged' as const }
    if ((current?.number ?? null) !== seen.number)
      throw new AppError('conflict', 'Somebody published or withdrew this digest meanwhile: look at it again.')
    if (version !== seen.version)
      throw new AppError('conflict', 'The draft changed since you looked: look at it again, then publish.')
    const published = await issue(tx, digestId, editor)
    await bumpEdition(tx)
    return published
  }
  return inTransaction(publish)
}

/** Takes a digest from the readers: its address says that it is gone, feeds drop it, the draft stays. */
export async function unpublishDigest(editor: Editor, digestId: string) {
  await inTransaction(async (tx) => {
    await lockDraft(tx, editor, digestId)
    const current = await findCurrent(tx, digestId)
    if (!current) throw new AppError('conflict', 'Readers do not have this digest.')
    await endPublication(tx, digestId)
    await change(tx, digestId, { scheduledFor: null, scheduledById: null })
    await recordDeed(tx, editor, 'unpublish digest', { digestId, before: current })
    await bumpEdition(tx)
  })
}

/** Has the draft published at a moment, as it stands then. */
export async function scheduleDigest(editor: Editor, digestId: string, at: Date) {
  const ahead = at.getTime() - Date.now()
  if (Number.isNaN(ahead) || ahead <= 0) throw new AppError('invalid', 'That moment is past: publish now, or later.')
  if (ahead > LONGEST_AHEAD_MS) throw new AppError('invalid', 'That is more than a year ahead.')
  await inTransaction(async (tx) => {
    await lockDraft(tx, editor, digestId)
    await requireEntries(tx, digestId)
    const { scheduledFor } = await tx.digest.findUniqueOrThrow({
      where: { id: digestId },
      select: { scheduledFor: true },
    })
    await change(tx, digestId, { scheduledFor: at, scheduledById: editor.id, missedBecause: null })
    await wakeWorker(tx, 'publish', at, `publish ${digestId}`)
    const before = scheduledFor?.toISOString()
    await recordDeed(tx, editor, 'schedule digest', { digestId, before, after: at.toISOString() })
    // The front page says when the next one comes.
    await bumpEdition(tx)
  })
}

export async function unscheduleDigest(editor: Editor, digestId: string) {
  await inTransaction(async (tx) => {
    await lockDraft(tx, editor, digestId)
    const { scheduledFor } = await tx.digest.findUniqueOrThrow({
      where: { id: digestId },
      select: { scheduledFor: true },
    })
    if (!scheduledFor) throw new AppError('conflict', 'This digest is not scheduled (any more).')
    await change(tx, digestId, { scheduledFor: null, scheduledById: null })
    await recordDeed(tx, editor, 'unschedule digest', { digestId, before: scheduledFor.toISOString() })
    // The front page says when the next one comes.
    await bumpEdition(tx)
  })
}

/**
 * Publishes what was scheduled for now or earlier, each once, however many workers are at it. What cannot be published is
 * not tried again: the digest says why.
 */
export async function publishDue(now: Date): Promise<{ published: number; next: Date | null }> {
  const where = { scheduledFor: { not: null }, trashedAt: null } satisfies Prisma.DigestWhereInput
  const due = await db().digest.findMany({
    where: { ...where, scheduledFor: { lte: now } },
    orderBy: { scheduledFor: 'asc' },
    select: { id: true },
  })
  let published = 0
  const faults: unknown[] = []
  for (const { id } of due) {
    try {
      if (await inTransaction((tx) => publishScheduled(tx, id, now))) published++
    } catch (error) {
      if (error instanceof AppError) await inTransaction((tx) => giveUp(tx, id, error.message))
      // A fault of ours is tried again; the digests that are due besides do not wait for that.
      else faults.push(error)
    }
  }
  if (faults.length > 0) throw faults[0]
  const [next] = await db().digest.findMany({
    where: { ...where, scheduledFor: { gt: now } },
    orderBy: { scheduledFor: 'asc' },
    take: 1,
    select: { scheduledFor: true },
  })
  return { published, next: next?.scheduledFor ?? null }
}

/** Hands the draft in: an editor takes it or returns it. */
export async function proposeDigest(person: Contributor, digestId: string) {
  await inTransaction(async (tx) => {
    await lockDraft(tx, person, digestId)
    await requireEntries(tx, digestId)
    await change(tx, digestId, { proposedAt: new Date(), proposedById: person.id, returnedWith: null })
    await recordDeed(tx, person, 'propose digest', { digestId })
  })
}

/** Takes a proposal back, which who made it may do, or on as an editor's own work. */
export async function takeProposal(person: Contributor, digestId: string) {
  await endProposal(person, digestId, null)
}

/** Gives a proposal back to whoever made it, with a word that they read. */
export async function returnProposal(editor: Editor, digestId: string, word: string) {
  if (word.trim().length > 2_000) throw new AppError('invalid', 'The word must have at most 2,000 characters.')
  await endProposal(editor, digestId, word.trim())
}

async function endProposal(person: Contributor, digestId: string, returnedWith: string | null) {
  await inTransaction(async (tx) => {
    await lockDraft(tx, person, digestId)
    const { proposedAt, proposedById } = await tx.digest.findUniqueOrThrow({
      where: { id: digestId },
      select: { proposedAt: true, proposedById: true },
    })
    if (!proposedAt) throw new AppError('conflict', 'This digest is not proposed (any more).')
    if (!isEditor(person) && proposedById !== person.id)
      throw new AppError('forbidden', 'Somebody else handed this digest in: they or an editor may take it back.')
    await change(tx, digestId, { proposedAt: null, returnedWith })
    const act = returnedWith === null ? 'take proposal' : 'return proposal'
    await recordDeed(tx, person, act, { digestId, ...(returnedWith && { after: returnedWith }) })
  })
}

/** The digest is locked. The caller bumps the edition. */
async function issue(tx: Tx, digestId: string, editor: Person | null, dueAt?: Date): Promise<Published> {
  await requireEntries(tx, digestId)
  const { title, sampleAt, proposedBy, publications } = await tx.digest.findUniqueOrThrow({
    where: { id: digestId },
    select: {
      title: true,
      sampleAt: true,
      proposedBy: { select: { name: true } },
      publications: { orderBy: { number: 'desc' }, take: 1 },
    },
  })
  if (sampleAt) throw new AppError('conflict', `“${title}” belongs to the demonstration: make a digest of your own.`)
  const [last] = publications
  const byline = last ? last.byline : (proposedBy?.name ?? editor?.name ?? null)
  const { content, mentionIds } = await freezeDraft(tx, digestId, byline, last?.writtenAt ?? new Date())
  const { file, title: quoting } = layoutSchema.catch({}).parse(last?.archiveLayout ?? {})
  await issuePublication(tx, digestId, content, mentionIds, {
    // Of what an imported file looked like, its name and its quotes outlast a correction.
    archiveLayout: last?.archiveLayout ? { file, title: quoting } : undefined,
    accountId: editor?.id,
    dueAt,
  }).catch(tellTaken)
  await keepRevision(tx, digestId, 'published', editor?.id)
  await change(tx, digestId, {
    proposedAt: null,
    returnedWith: null,
    scheduledFor: null,
    scheduledById: null,
    missedBecause: null,
  })
  const number = (last?.number ?? 0) + 1
  const act = last && !last.endedAt ? 'correct digest' : 'publish digest'
  const before = last && { number: last.number, slug: last.slug, withdrawn: last.endedAt !== null }
  const after = { number, slug: content.slug, entries: content.entries.length }
  await recordDeed(tx, editor as Contributor | null, act, { digestId, after, ...(before && { before }) })
  return { slug: content.slug, number, outcome: 'published' }
}

type Person = { id: string; name: string }

async function publishScheduled(tx: Tx, id: string, now: Date): Promise<boolean> {
  // Whom another worker is publishing is left to it.
  const [locked] = await tx.$queryRaw<{ scheduledFor: Date }[]>`
    SELECT scheduled_for AS "scheduledFor" FROM digest
    WHERE id = ${id}::uuid AND scheduled_for <= ${now} AND trashed_at IS NULL FOR UPDATE SKIP LOCKED`
  if (!locked) return false
  const { scheduledBy } = await tx.digest.findUniqueOrThrow({
    where: { id },
    select: { scheduledBy: { select: { id: true, name: true } } },
  })
  if ((await findCurrent(tx, id)) && !(await differs(tx, id))) {
    await change(tx, id, { scheduledFor: null, scheduledById: null })
    return false
  }
  const { slug } = await issue(tx, id, scheduledBy, locked.scheduledFor)
  const lateMs = now.getTime() - locked.scheduledFor.getTime()
  if (lateMs > LATE_MS) {
    const lateMinutes = Math.round(lateMs / 60_000)
    log().warn({ digest: slug, lateMinutes }, 'A digest was published late')
    await recordDeed(tx, null, 'publish digest late', { digestId: id, after: { lateMinutes } })
  } else log().info({ digest: slug }, 'A digest was published as scheduled')
  await bumpEdition(tx)
  return true
}

async function giveUp(tx: Tx, digestId: string, reason: string) {
  await change(tx, digestId, { scheduledFor: null, scheduledById: null, missedBecause: reason })
  await recordDeed(tx, null, 'miss publication', { digestId, after: reason })
  log().error({ digestId, reason }, 'A digest could not be published as scheduled')
}

const select = { slug: true, number: true }

const findCurrent = (tx: Tx, digestId: string) =>
  tx.publication.findFirst({ where: { digestId, endedAt: null }, select })

const differs = async (tx: Tx, digestId: string) => (await listDiffering(tx, [digestId])).has(digestId)

async function requireEntries(tx: Tx, digestId: string) {
  if ((await tx.entry.count({ where: { digestId } })) === 0)
    throw new AppError('conflict', 'An empty digest cannot be published: add a paper first.')
}

/** Another state, which open pages are told. */
async function change(tx: Tx, digestId: string, data: Prisma.DigestUncheckedUpdateInput) {
  await tx.digest.update({
    where: { id: digestId },
    data: { ...data, version: { increment: 1 } },
    select: { id: true },
  })
}

const inTransaction = <T>(work: (tx: Tx) => Promise<T>) => db().$transaction(work, { timeout: 30_000, maxWait: 10_000 })

function tellTaken(error: unknown): never {
  const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
  if (!isTaken) throw error
  throw new AppError('conflict', 'Readers have another digest of that day or at that address: change one of them.')
}
