import 'server-only'
import type { z } from 'zod'
import type { Contributor, Editor } from '../accounts/rights'
import { recordDeed } from '../audit/mutations'
import { makeDraft } from '../candidates/mutations'
import { db, type Tx } from '../db'
import { keepRevision } from '../drafts/mutations'
import { bumpEdition } from '../edition'
import { AppError } from '../errors'
import { formatDay } from '../format-day'
import type { describedPaperSchema } from './schema'

/** Makes an empty digest for a day, with an address and a title that can be changed. */
export async function createDigest(person: Contributor, day: string): Promise<{ id: string }> {
  return db().$transaction(async (tx) => {
    const { id } = await makeDigest(tx, person, day)
    await bumpEdition(tx)
    return { id }
  })
}

/** Makes a digest for another day with the same words, papers, notes and posts. */
export async function duplicateDigest(person: Contributor, digestId: string, day: string): Promise<{ id: string }> {
  return db().$transaction(async (tx) => {
    const source = await tx.digest.findUnique({
      where: { id: digestId },
      select: { title: true, day: true, sampleAt: true, intro: true, section: true, tags: true, socialImage: true },
    })
    if (!source) throw new AppError('missing', 'There is no such digest (any more).')
    const { title, day: sourceDay, sampleAt, ...copied } = source
    // It would be gone with the first digest of the site's own.
    if (sampleAt) throw new AppError('conflict', `“${title}” belongs to the demonstration and cannot be duplicated.`)
    const { id } = await makeDigest(tx, person, day)
    // A title that says the day says the new one.
    const [before, after] = [sourceDay.toISOString().slice(0, 10), day]
    await tx.digest.update({ where: { id }, data: { ...copied, title: title.replaceAll(before, after) } })
    await tx.$executeRaw`
      WITH copied AS (
        INSERT INTO entry (id, digest_id, arxiv_id, order_key, note)
        SELECT gen_random_uuid(), ${id}::uuid, arxiv_id, order_key, note FROM entry WHERE digest_id = ${digestId}::uuid
        RETURNING id, arxiv_id)
      INSERT INTO entry_mention (id, entry_id, mention_id, order_key)
      SELECT gen_random_uuid(), copied.id, mention_id, shown.order_key
      FROM copied
      JOIN entry ON entry.digest_id = ${digestId}::uuid AND entry.arxiv_id = copied.arxiv_id
      JOIN entry_mention shown ON shown.entry_id = entry.id`
    await keepRevision(tx, id, `copied from “${title}”`, person.id)
    await recordDeed(tx, person, 'duplicate digest', { digestId: id, subject: title })
    await bumpEdition(tx)
    return { id }
  })
}

/** Puts a digest that readers do not have into the trash, from where it comes back as it was. */
export async function trashDigest(editor: Editor, digestId: string) {
  await db().$transaction(async (tx) => {
    const { title, publications } = await lock(tx, digestId)
    if (publications.length > 0)
      throw new AppError('conflict', `“${title}” is published: take it from the readers first.`)
    await tx.digest.update({
      where: { id: digestId },
      data: { trashedAt: new Date(), scheduledFor: null, version: { increment: 1 } },
    })
    await recordDeed(tx, editor, 'trash digest', { digestId })
    await bumpEdition(tx)
  })
}

export async function restoreDigest(editor: Editor, digestId: string) {
  await db().$transaction(async (tx) => {
    await lock(tx, digestId)
    await tx.digest.update({ where: { id: digestId }, data: { trashedAt: null, version: { increment: 1 } } })
    await recordDeed(tx, editor, 'restore digest', { digestId })
  })
}

async function makeDigest(tx: Tx, person: Contributor, day: string) {
  const other = await tx.digest.findFirst({
    where: { day: new Date(day), sampleAt: null },
    select: { title: true, trashedAt: true },
  })
  if (other)
    throw new AppError(
      'conflict',
      `${formatDay(new Date(day))} has a digest already: “${other.title}”${other.trashedAt ? ', in the trash' : ''}.`,
    )
  const made = await makeDraft(tx, day, person)
  await tx.digest.update({ where: { id: made.id }, data: { editedAt: new Date(), editedById: person.id } })
  return made
}

/** No operation, publication or other change of the digest comes in between. */
async function lock(tx: Tx, digestId: string) {
  await tx.$executeRaw`SELECT FROM digest WHERE id = ${digestId}::uuid FOR UPDATE`
  const digest = await tx.digest.findUnique({
    where: { id: digestId },
    select: { title: true, publications: { where: { endedAt: null }, select: { id: true } } },
  })
  if (!digest) throw new AppError('missing', 'There is no such digest (any more).')
  return digest
}

/** Makes a paper known that no source knows yet; one that is known stays as it is. */
export async function describePaper(person: Contributor, paper: z.output<typeof describedPaperSchema>) {
  await db().$transaction(async (tx) => {
    const { count } = await tx.paper.createMany({
      data: { ...paper, abstract: paper.abstract || null, describedAt: new Date(), describedById: person.id },
      skipDuplicates: true,
    })
    if (count > 0) await recordDeed(tx, person, 'describe paper', { subject: paper.arxivId })
  })
}
