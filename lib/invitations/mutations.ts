import 'server-only'
import type { Admin, Role } from '../accounts/rights'
import { recordDeed } from '../audit/mutations'
import { db } from '../db'
import { AppError } from '../errors'
import { issueTicket } from '../tickets/mutations'

const WEEK_H = 7 * 24

/** Gives what stands in the link by which somebody makes their account; an older link for the same person is dead. */
export async function inviteSomebody(admin: Admin, { email, role }: { email: string; role: Role }): Promise<string> {
  return db().$transaction(async (tx) => {
    if (await tx.account.findUnique({ where: { email }, select: { id: true } }))
      throw new AppError('conflict', `There is an account for ${email} already.`)
    await tx.ticket.deleteMany({ where: { purpose: 'invitation', email, usedAt: null } })
    await recordDeed(tx, admin, 'invite person', { subject: email, after: role })
    return issueTicket(tx, { purpose: 'invitation', hours: WEEK_H, email, role })
  })
}

/** Takes an invitation back: its link is dead. */
export async function revokeInvitation(admin: Admin, hash: string) {
  await db().$transaction(async (tx) => {
    const [invitation] = await tx.ticket.findMany({
      where: { hash, purpose: 'invitation', usedAt: null },
      select: { email: true },
    })
    if (!invitation) throw new AppError('missing', 'This invitation was followed or taken back already.')
    await tx.ticket.delete({ where: { hash } })
    await recordDeed(tx, admin, 'revoke invitation', { subject: invitation.email ?? undefined })
  })
}
