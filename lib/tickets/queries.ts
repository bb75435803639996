import 'server-only'
import { db } from '../db'
import { AppError } from '../errors'
import type { TicketPurpose } from '../generated/prisma/client'
import { sealTicket } from './seal'

export const TOO_LATE = 'This link was used already, or is too old.'

/** Throws where a ticket lets nobody in: before work that anybody could ask for. */
export async function requireTicket(purpose: TicketPurpose, token: string) {
  if (!(await findTicket(purpose, token))) throw new AppError('missing', TOO_LATE)
}

/** The ticket, while it lets somebody in: not used, not too old. */
export function findTicket(purpose: TicketPurpose, token: string) {
  return db().ticket.findUnique({
    where: { hash: sealTicket(token), purpose, usedAt: null, expiresAt: { gt: new Date() } },
    select: { email: true, role: true, account: { select: { email: true } } },
  })
}
