import type { Tx } from '../db'
import { readDraftContent } from './queries'

/** Keeps the draft as it stands, and says why and for whom. */
export async function keepRevision(tx: Tx, digestId: string, reason: string, accountId?: string) {
  const content = await readDraftContent(tx, digestId)
  const last = await tx.revision.findFirst({
    where: { digestId },
    orderBy: { number: 'desc' },
    select: { number: true },
  })
  const number = (last?.number ?? 0) + 1
  await tx.revision.create({ data: { digestId, number, reason, content, accountId } })
  return { number }
}
