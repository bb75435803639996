import 'server-only'
import { db } from '../db'

/** The invitations that somebody may still follow, the newest first. */
export function listInvitations() {
  return db().ticket.findMany({
    where: { purpose: 'invitation', usedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: 'desc' },
    select: { hash: true, email: true, role: true, createdAt: true, expiresAt: true },
  })
}
