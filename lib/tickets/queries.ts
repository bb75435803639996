import 'server-only'
import { db } from '../db'
import type { TicketPurpose } from '../generated/prisma/client'
import { sealTicket } from './seal'

/** The ticket, while it lets somebody in: not used, not too old. */
export function findTicket(purpose: TicketPurpose, token: string) {
  return db().ticket.findUnique({
    where: { hash: sealTicket(token), purpose, usedAt: null, expiresAt: { gt: new Date() } },
    select: { email: true, role: true, account: { select: { email: true } } },
  })
}
