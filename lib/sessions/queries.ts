import 'server-only'
import type { Contributor } from '../accounts/rights'
import { db } from '../db'
import { LONGEST_S } from './schema'

/** The person's sessions that have not ended, the one used last first. */
export async function listSessions({ id }: Contributor) {
  const { sessionVersion, sessions } = await db().account.findUniqueOrThrow({
    where: { id },
    select: {
      sessionVersion: true,
      sessions: {
        where: { startedAt: { gt: new Date(Date.now() - LONGEST_S * 1000) } },
        orderBy: { seenAt: 'desc' },
        select: { id: true, device: true, startedAt: true, seenAt: true, version: true },
      },
    },
  })
  return sessions.filter(({ version }) => version === sessionVersion)
}

/** Whose session it is, unless it has ended. */
export async function findSession(id: string) {
  const found = await db().session.findUnique({
    where: { id, startedAt: { gt: new Date(Date.now() - LONGEST_S * 1000) } },
    select: {
      version: true,
      seenAt: true,
      account: { select: { id: true, name: true, role: true, sessionVersion: true, disabledAt: true } },
    },
  })
  if (!found) return null
  const { account, version, seenAt } = found
  return account.sessionVersion === version && !account.disabledAt ? { ...account, seenAt } : null
}
