import 'server-only'
import { createHash } from 'node:crypto'
import { db } from '../db'

/** The draft that a secret link shows; null where it was revoked, or is none. */
export async function findSharedDigestId(token: string): Promise<string | null> {
  const link = await db().previewLink.findUnique({
    where: { tokenHash: hashToken(token), digest: { trashedAt: null } },
    select: { digestId: true },
  })
  return link?.digestId ?? null
}

/** The links that show a draft, the newest first; where they lead was told to whoever made them. */
export function listPreviewLinks(digestId: string) {
  return db().previewLink.findMany({
    where: { digestId },
    orderBy: { createdAt: 'desc' },
    select: { id: true, createdAt: true, account: { select: { name: true } } },
  })
}

export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')
