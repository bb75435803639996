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
    select: { version: true, seenAt: true, account: { select: { ...deciding, id: true, name: true, role: true } } },
  })
  return found && goesOn(found) ? { ...found.account, seenAt: found.seenAt } : null
}

/** Those of these sessions that have not ended. */
export async function listOpenSessions(ids: string[]): Promise<ReadonlySet<string>> {
  const found = await db().session.findMany({
    where: { id: { in: ids }, startedAt: { gt: new Date(Date.now() - LONGEST_S * 1000) } },
    select: { id: true, version: true, account: { select: deciding } },
  })
  return new Set(found.filter(goesOn).map(({ id }) => id))
}

const deciding = { sessionVersion: true, disabledAt: true } as const

type Deciding = { version: number; account: { sessionVersion: number; disabledAt: Date | null } }

const goesOn = ({ version, account }: Deciding) => account.sessionVersion === version && !account.disabledAt
