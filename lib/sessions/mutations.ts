import 'server-only'
import type { Contributor } from '../accounts/rights'
import { recordDeed } from '../audit/mutations'
import { db, type Tx } from '../db'
import { AppError } from '../errors'
import { describeDevice } from './device'
import { LONGEST_S } from './schema'

type Account = { id: string; sessionVersion: number }

/** Begins a session of somebody who has just shown who they are; what ended by itself is cleared away. */
export async function beginSession({ id: accountId, sessionVersion: version }: Account, userAgent: string | null) {
  return db().$transaction(async (tx) => {
    const tooOld = new Date(Date.now() - LONGEST_S * 1000)
    await tx.session.deleteMany({
      where: { accountId, OR: [{ version: { not: version } }, { startedAt: { lt: tooOld } }] },
    })
    return tx.session.create({
      data: { accountId, version, device: describeDevice(userAgent) },
      select: { id: true },
    })
  })
}

/** Notes that a session is in use. */
export async function touchSession(id: string) {
  await db().session.updateMany({ where: { id }, data: { seenAt: new Date() } })
}

/** Forgets a session whose browser signs out. */
export async function closeSession(id: string) {
  await db().session.deleteMany({ where: { id } })
}

/** Ends one of the person's own sessions, in another browser. */
export async function endSession(person: Contributor, id: string) {
  await db().$transaction(async (tx) => {
    const [ended] = await tx.session.findMany({ where: { id, accountId: person.id }, select: { device: true } })
    if (!ended) throw new AppError('missing', 'That session has ended already.')
    await tx.session.deleteMany({ where: { id } })
    await recordDeed(tx, person, 'end session', { subject: ended.device })
  })
}

/** Ends every session of an account but the one given. */
export async function endOtherSessions(tx: Tx, accountId: string, kept: string) {
  const { sessionVersion: version } = await tx.account.update({
    where: { id: accountId },
    data: { sessionVersion: { increment: 1 } },
    select: { sessionVersion: true },
  })
  await tx.session.updateMany({ where: { id: kept, accountId }, data: { version } })
}
