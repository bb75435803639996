import 'server-only'
import { randomBytes } from 'node:crypto'
import type { Contributor } from '../accounts/rights'
import { recordDeed } from '../audit/mutations'
import { db } from '../db'
import { env } from '../env'
import { AppError } from '../errors'
import { hashToken } from './queries'

const MOST_LINKS = 20

/** Makes a secret link to the draft, whose address is told now and never again. */
export async function sharePreview(person: Contributor, digestId: string): Promise<{ id: string; url: string }> {
  const token = randomBytes(24).toString('base64url')
  return db().$transaction(async (tx) => {
    const digest = await tx.digest.findUnique({ where: { id: digestId }, select: { id: true } })
    if (!digest) throw new AppError('missing', 'There is no such digest (any more).')
    if ((await tx.previewLink.count({ where: { digestId } })) >= MOST_LINKS)
      throw new AppError('conflict', 'There are many links to this draft: revoke one first.')
    const data = { digestId, tokenHash: hashToken(token), accountId: person.id }
    const { id } = await tx.previewLink.create({ data, select: { id: true } })
    await recordDeed(tx, person, 'share preview', { digestId })
    return { id, url: `${env().SITE_URL}/preview/${token}` }
  })
}

/** Revokes one link, or all there are: what they led to is not found any more. */
export async function revokePreview(person: Contributor, digestId: string, id?: string) {
  await db().$transaction(async (tx) => {
    const { count } = await tx.previewLink.deleteMany({ where: { digestId, id } })
    if (count > 0) await recordDeed(tx, person, 'revoke preview', { digestId, after: { links: count } })
  })
}
