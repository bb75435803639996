import 'server-only'
import { randomBytes } from 'node:crypto'
import type { Tx } from '../db'
import { AppError } from '../errors'
import type { Role, TicketPurpose } from '../generated/prisma/client'
import { TOO_LATE } from './queries'
import { sealTicket } from './seal'

type NewTicket = { purpose: TicketPurpose; hours: number; accountId?: string; email?: string; role?: Role }

/** Makes a ticket and gives what stands in its link, which is not kept. */
export async function issueTicket(tx: Tx, { hours, ...ticket }: NewTicket): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const expiresAt = new Date(Date.now() + hours * 60 * 60 * 1000)
  await tx.ticket.create({ data: { ...ticket, hash: sealTicket(token), expiresAt } })
  return token
}

/** Takes the ticket out of use and gives what it is for; throws where it is used or too old already. */
export async function redeemTicket(tx: Tx, purpose: TicketPurpose, token: string) {
  const hash = sealTicket(token)
  // One statement, so that of two who come at once one is let in.
  const { count } = await tx.ticket.updateMany({
    where: { hash, purpose, usedAt: null, expiresAt: { gt: new Date() } },
    data: { usedAt: new Date() },
  })
  if (count === 0) throw new AppError('missing', TOO_LATE)
  return tx.ticket.findUniqueOrThrow({ where: { hash }, select: { accountId: true, email: true, role: true } })
}

/** Takes the links to a new password out of use that were sent to whoever had the account's mail or its old password. */
export async function endResets(tx: Tx, accountId: string) {
  await tx.ticket.updateMany({ where: { purpose: 'reset', accountId, usedAt: null }, data: { usedAt: new Date() } })
}
