import 'server-only'
import type { z } from 'zod'
import { db } from '../db'
import type { Prisma } from '../generated/prisma/client'
import { isPassword } from './password'
import type { Contributor } from './rights'
import type { claimantSchema, claimSchema } from './schema'

const person = { id: true, name: true, role: true, sessionVersion: true } satisfies Prisma.AccountSelect

const listed = {
  id: true,
  email: true,
  name: true,
  role: true,
  createdAt: true,
  disabledAt: true,
  secondFactor: { select: { confirmedAt: true } },
  sessions: { orderBy: { seenAt: 'desc' }, take: 1, select: { seenAt: true } },
} satisfies Prisma.AccountSelect

/** Whom the password lets in; null for all others, told in the same time. */
export async function findByPassword({ email, password }: z.infer<typeof claimSchema>) {
  const found = await db().account.findUnique({
    where: { email: email.trim().toLowerCase(), disabledAt: null },
    select: { ...person, passwordHash: true, secondFactor: { select: { confirmedAt: true } } },
  })
  if (!(await isPassword(password, found?.passwordHash)) || !found) return null
  const { passwordHash: _, secondFactor, ...account } = found
  return { ...account, hasSecondFactor: Boolean(secondFactor?.confirmedAt) }
}

/** Who gave the right password a moment ago, unless something has ended that. */
export function findClaimant({ sub, version }: z.infer<typeof claimantSchema>) {
  return db().account.findUnique({
    where: { id: sub, sessionVersion: version, disabledAt: null },
    select: { ...person, email: true },
  })
}

/** Everybody, for who manages them. */
export function listAccounts() {
  return db().account.findMany({
    orderBy: { name: 'asc' },
    select: listed,
  })
}

/** One of them. */
export function findAccount(id: string) {
  return db().account.findUnique({ where: { id }, select: listed })
}

/** What the person may see and change of their own account. */
export async function findOwnAccount({ id }: Contributor) {
  const { passwordHash, ...account } = await db().account.findUniqueOrThrow({
    where: { id },
    select: { name: true, email: true, role: true, passwordHash: true },
  })
  return { ...account, hasPassword: passwordHash !== null }
}

export async function hasAccounts() {
  return (await db().account.findFirst({ select: { id: true } })) !== null
}
