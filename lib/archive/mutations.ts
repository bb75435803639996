import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import type { Editor } from '../accounts/rights'
import { recordDeed } from '../audit/mutations'
import { db, type Tx } from '../db'
import { addEntries, endPublication, issuePublication } from '../digests/mutations'
import type { DigestContent } from '../digests/schema'
import { keepRevision } from '../drafts/mutations'
import { findTaken } from '../drafts/queries'
import { recordMentions } from '../mentions/mutations'
import { mentionKey } from '../mentions/schema'
import { type Recorded, recordPapers } from '../papers/mutations'
import { type Changes, listChanges } from './changes'
import { SLUG_LINE } from './front-matter'
import type { Outcome } from './outcome'
import { findArchived, findDraftContent } from './queries'
import { Refusal } from './refusal'
import type { Layout } from './schema'

export type Given = { content: DigestContent; draft: boolean; layout: Layout; feedId: string }
export type Imported = {
  outcome: 'new' | 'updated' | 'unchanged'
  changes: Changes
  papers: Recorded
  mentions: Recorded
}

const NOTHING: Recorded = { added: [], changed: [] }

/** Makes a digest say what a file of the archive says, or throws a Refusal. The caller bumps the edition where it changed. */
export async function importDigest(
  tx: Tx,
  { content, draft, layout, feedId }: Given,
  { overwrite, hidden }: { overwrite: boolean; hidden: ReadonlySet<string> },
): Promise<Imported> {
  const digest = await findDigest(tx, content, feedId)
  const published = digest && (await findArchived(tx, digest.id))
  const standing = published?.content ?? (digest && draft ? await findDraftContent(tx, digest.id) : null)
  const changes = listChanges(standing ?? { entries: [] }, withoutHidden(content, hidden))
  if (published && draft) changes.notes.push('a draft from now on')
  if (published && !isSameLayout(published.layout, layout)) changes.notes.push('blank lines')
  const isChanged = !standing || changes.notes.length > 0
  if (!isChanged && !draft) return { outcome: 'unchanged', changes, papers: NOTHING, mentions: NOTHING }

  if (isChanged) await requireFree(tx, digest?.id, content)
  if (digest && isChanged) await makeWay(tx, digest, draft, overwrite)
  const papers = await recordPapers(tx, content.entries, content.writtenAt)
  const mentions = await recordMentions(tx, content.day, content.entries)
  if (isChanged) {
    const id = await saveDigest(tx, digest?.id, content, feedId)
    await addEntries(tx, id, content, mentions.ids)
    if (draft) await endPublication(tx, id)
    else await issuePublication(tx, id, content, mentions.ids, { archiveLayout: layout })
  }
  const hasWritten = isChanged || [papers, mentions].some(({ added, changed }) => added.length + changed.length > 0)
  return { outcome: !digest ? 'new' : hasWritten ? 'updated' : 'unchanged', changes, papers, mentions }
}

/** Writes down that somebody imported files; each of them was in a transaction of its own. */
export async function recordImport(editor: Editor, digests: Record<string, number>) {
  await db().$transaction((tx) => recordDeed(tx, editor, 'import archive', { after: digests }))
}

const KEPT_MS = 24 * 3_600_000

/** Keeps what came of an upload for whoever sent it, and drops what is older than a day. */
export async function keepImportReport(
  editor: Editor,
  isRehearsal: boolean,
  outcome: Outcome,
): Promise<{ id: string }> {
  await db().importReport.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - KEPT_MS) } } })
  return db().importReport.create({
    data: { accountId: editor.id, isRehearsal, report: outcome },
    select: { id: true },
  })
}

export const inTransaction = <T>(work: (tx: Tx) => Promise<T>) =>
  db().$transaction(work, { timeout: 60_000, maxWait: 60_000 })

/** The same, undone. */
export async function rehearsed<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const results: T[] = []
  const undo = new Error('A rehearsal is undone.')
  const run = inTransaction(async (tx) => {
    results.push(await work(tx))
    throw undo
  })
  await run.catch((error: unknown) => {
    if (error !== undo) throw error
  })
  return results[0] as T
}

type Standing = {
  id: string
  slug: string
  feedId: string
  importedAt: Date | null
  editedAt: Date | null
  trashedAt: Date | null
}

async function findDigest(tx: Tx, { slug }: DigestContent, feedId: string): Promise<Standing | undefined> {
  // One import at a time, since two would meet in the same papers; and no editor changes the digest meanwhile.
  const [, standing] = [
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('hot-papers import'))`,
    await tx.$queryRaw<Standing[]>`
      SELECT id, slug, feed_id AS "feedId", imported_at AS "importedAt", edited_at AS "editedAt", trashed_at AS "trashedAt"
      FROM digest WHERE slug = ${slug} OR feed_id = ${feedId} FOR UPDATE`,
  ]
  const digest = standing.find((digest) => digest.slug === slug)
  const [other] = standing
  if (!digest && other) {
    throw new Refusal(
      SLUG_LINE,
      `the digest ${other.slug} has the feed id ${feedId}, expected another --feed-id-prefix`,
    )
  }
  return digest
}

async function requireFree(tx: Tx, digestId: string | undefined, content: DigestContent) {
  for (const field of ['slug', 'day'] as const) {
    const taken = await findTaken(tx, digestId, field, content[field])
    if (taken) throw new Refusal(SLUG_LINE, taken.replace(/\.$/, ', expected another'))
  }
}

async function makeWay(tx: Tx, { id, importedAt, editedAt, trashedAt }: Standing, draft: boolean, overwrite: boolean) {
  const isImported = importedAt && !(editedAt && editedAt > importedAt) && !trashedAt
  const comesBack = !draft && (await isWithdrawn(tx, id))
  if (isImported && !comesBack) return
  if (!overwrite) {
    const why = comesBack ? 'withdrawn' : 'changed here'
    const what = comesBack ? 'give it to readers again' : 'replace it'
    throw new Refusal(SLUG_LINE, `the digest was ${why}, expected --overwrite to ${what}`)
  }
  await keepRevision(tx, id, 'overwritten by an import')
}

/** Whether readers had a digest that was taken from them. */
async function isWithdrawn(tx: Tx, digestId: string): Promise<boolean> {
  const editions = await tx.publication.findMany({ where: { digestId }, select: { endedAt: true } })
  return editions.length > 0 && editions.every(({ endedAt }) => endedAt !== null)
}

/** Returns the id of the digest, whose draft has no entries now. */
async function saveDigest(tx: Tx, id: string | undefined, content: DigestContent, feedId: string): Promise<string> {
  const { slug, title, intro, description, section, tags, socialImage } = content
  const fields = { slug, title, intro, description, section, tags, socialImage, day: new Date(content.day) }
  const state = { importedAt: new Date(), proposedAt: null, scheduledFor: null, trashedAt: null }
  const select = { id: true }
  const saved = id
    ? await tx.digest.update({
        where: { id },
        data: {
          ...fields,
          ...state,
          entries: { deleteMany: {} },
          removed: { deleteMany: {} },
          version: { increment: 1 },
        },
        select,
      })
    : await tx.digest.create({ data: { ...fields, ...state, feedId }, select })
  return saved.id
}

/** Of what a file says, that which can stand in what readers read. */
function withoutHidden(content: DigestContent, hidden: ReadonlySet<string>): DigestContent {
  const entries = content.entries.map((entry) => ({
    ...entry,
    mentions: entry.mentions.filter((mention) => !hidden.has(mentionKey(mention))),
  }))
  return { ...content, entries }
}

/** The name of the file is no part of it: the same file under another name changes nothing. */
function isSameLayout({ file: _, ...a }: Layout, { file: __, ...b }: Layout): boolean {
  return isDeepStrictEqual(a, b)
}
