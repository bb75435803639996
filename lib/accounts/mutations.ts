import 'server-only'
import { recordDeed } from '../audit/mutations'
import { db, type Tx } from '../db'
import { AppError } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { endOtherSessions } from '../sessions/mutations'
import { endResets, issueTicket, redeemTicket } from '../tickets/mutations'
import { requireTicket } from '../tickets/queries'
import { forgetTries } from '../tries/mutations'
import { isCommonPassword } from './common-passwords'
import { hashPassword, isPassword } from './password'
import type { Admin, Contributor, Role } from './rights'
import { emailSchema, nameSchema } from './schema'

type NewAccount = { email: string; name: string; role: Role; password?: string }
type Chosen = { email: string; name: string; password: string }

/** Makes an account, by an admin or, null, by whoever has the machine. What is given has passed the schema. */
export async function createAccount(by: Admin | null, { password, ...given }: NewAccount) {
  const passwordHash = password && (await sealPassword(password, given))
  return db().$transaction(async (tx) => {
    const { id } = await addAccount(tx, { ...given, passwordHash })
    await recordDeed(tx, by, 'create account', { subject: given.email, after: { name: given.name, role: given.role } })
    return { id }
  })
}

/** The link by which the first admin is made, as long as there is nobody. */
export function issueSetup(): Promise<string> {
  return db().$transaction(async (tx) => {
    await tx.ticket.deleteMany({ where: { purpose: 'setup', expiresAt: { lt: new Date() } } })
    return issueTicket(tx, { purpose: 'setup', hours: 24 })
  })
}

/** Makes the first admin, for whoever has the link. */
export async function setUp(token: string, { password, ...given }: Chosen) {
  await requireTicket('setup', token)
  const passwordHash = await sealPassword(password, given)
  await db().$transaction(async (tx) => {
    // Two links may be used at once, and one becomes the first.
    await tx.$executeRaw`LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE`
    await redeemTicket(tx, 'setup', token)
    if (await tx.account.findFirst({ select: { id: true } }))
      throw new AppError('conflict', 'Somebody was faster: this site has its admin.')
    const { id } = await addAccount(tx, { ...given, role: 'admin', passwordHash })
    await recordDeed(tx, { id, name: given.name }, 'set up site', { subject: given.email })
  })
}

/**
 * Whom an address lets in that another site has verified: its account, or the one its invitation makes. Null for all
 * others.
 */
export async function enterByEmail(given: string, name: string | null | undefined) {
  const email = emailSchema.parse(given)
  const select = { id: true, sessionVersion: true, disabledAt: true } satisfies Prisma.AccountSelect
  return db().$transaction(async (tx) => {
    const known = await tx.account.findUnique({ where: { email }, select })
    if (known) return known.disabledAt ? null : { id: known.id, sessionVersion: known.sessionVersion }
    const invitation = await tx.ticket.findFirst({
      where: { purpose: 'invitation', email, usedAt: null, expiresAt: { gt: new Date() } },
      orderBy: { createdAt: 'desc' },
      select: { hash: true, role: true },
    })
    if (!invitation?.role) return null
    const person = { email, name: nameSchema.catch(email).parse(name), role: invitation.role }
    await tx.ticket.updateMany({ where: { purpose: 'invitation', email }, data: { usedAt: new Date() } })
    const { id } = await addAccount(tx, person)
    await recordDeed(tx, { ...person, id }, 'accept invitation', { subject: email, after: { role: person.role } })
    return { id, sessionVersion: 1 }
  })
}

/** Makes the account of somebody who was invited; tells whose it is. */
export async function acceptInvitation(token: string, { name, password }: Pick<Chosen, 'name' | 'password'>) {
  await requireTicket('invitation', token)
  const passwordHash = await sealPassword(password, { name })
  return db().$transaction(async (tx) => {
    const { email, role } = await redeemTicket(tx, 'invitation', token)
    if (!email || !role) throw new Error('an invitation says whom it is for, and as what')
    const { id } = await addAccount(tx, { email, name, role, passwordHash })
    await recordDeed(tx, { id, name }, 'accept invitation', { subject: email, after: { role } })
    return { email }
  })
}

/** A link by which the person chooses a new password; the old one and their sessions stay until they do. */
export async function issueReset(by: Admin | null, email: string): Promise<string> {
  return db().$transaction(async (tx) => {
    const { id } = await requireAccount(tx, email)
    await recordDeed(tx, by, 'give reset link', { subject: email })
    return issueTicket(tx, { purpose: 'reset', hours: 24, accountId: id })
  })
}

/** Has the worker mail a link to whoever forgot their password; it looks whether there is such a person. */
export async function askForReset(email: string) {
  // One job for an address, however often it is asked for.
  await db().$executeRaw`
    SELECT graphile_worker.add_job('mail-reset', json_build_object('email', ${email}::text), job_key := ${`reset ${email}`})`
}

/** A link for whoever forgot their password; null where there is no such person, or where they were written to enough. */
export async function issueForgottenReset(email: string): Promise<string | null> {
  return db().$transaction(async (tx) => {
    const anHourAgo = new Date(Date.now() - 60 * 60 * 1000)
    const account = await tx.account.findUnique({
      where: { email, disabledAt: null },
      select: { id: true, name: true, tickets: { where: { createdAt: { gt: anHourAgo } }, select: { hash: true } } },
    })
    if (!account || account.tickets.length >= 3) return null
    await recordDeed(tx, account, 'ask for new password', { subject: email })
    return issueTicket(tx, { purpose: 'reset', hours: 24, accountId: account.id })
  })
}

/** Gives the person of the link a new password and ends their sessions; tells whose it was. */
export async function resetPassword(token: string, password: string) {
  await requireTicket('reset', token)
  const passwordHash = await sealPassword(password, {})
  return db().$transaction(async (tx) => {
    const { accountId } = await redeemTicket(tx, 'reset', token)
    if (!accountId) throw new Error('a reset is for an account')
    const person = await tx.account.update({
      where: { id: accountId },
      data: { passwordHash, sessionVersion: { increment: 1 } },
      select: { id: true, name: true, email: true },
    })
    await endResets(tx, accountId)
    await forgetTries(person.email, tx)
    await recordDeed(tx, person, 'reset password', { subject: person.email })
    return person
  })
}

/** Gives a password at once and ends the person's sessions, for whoever has the machine. */
export async function setPassword(email: string, password: string) {
  const passwordHash = await sealPassword(password, { email })
  await db().$transaction(async (tx) => {
    const { id } = await requireAccount(tx, email)
    await tx.account.update({ where: { id }, data: { passwordHash, sessionVersion: { increment: 1 } } })
    await endResets(tx, id)
    await forgetTries(email, tx)
    await recordDeed(tx, null, 'reset password', { subject: email })
  })
}

/** Lets nobody in by this account any more, from now on. */
export async function disableAccount(by: Admin | null, email: string) {
  await changeAccount(by, 'disable account', email, { disabledAt: new Date() })
}

/** Lets the person in again, who has to sign in anew. */
export async function enableAccount(by: Admin | null, email: string) {
  await changeAccount(by, 'enable account', email, { disabledAt: null })
}

export async function changeRole(by: Admin | null, email: string, role: Role) {
  await changeAccount(by, 'change role', email, { role })
}

/** What others see of the person: digests that name them, and the audit log from now on. */
export async function changeName(person: Contributor, name: string) {
  await db().$transaction(async (tx) => {
    await tx.account.update({ where: { id: person.id }, data: { name } })
    await recordDeed(tx, person, 'change name', { before: person.name, after: name })
  })
}

/** Changes the address that the person signs in with, for whoever knows their password. */
export async function changeEmail(person: Contributor, password: string, email: string) {
  const before = await requireOwn(person, password)
  await db().$transaction(async (tx) => {
    await refuseTaken(email, tx.account.update({ where: { id: person.id }, data: { email } }))
    await endResets(tx, person.id)
    await recordDeed(tx, person, 'change e-mail', { before: before.email, after: email })
  })
}

/** Changes the person's password and ends all their sessions but the one they ask by. */
export async function changePassword(person: Contributor, session: string, known: string, password: string) {
  const { email } = await requireOwn(person, known)
  const passwordHash = await sealPassword(password, { email, name: person.name })
  await db().$transaction(async (tx) => {
    await tx.account.update({ where: { id: person.id }, data: { passwordHash } })
    await endOtherSessions(tx, person.id, session)
    await endResets(tx, person.id)
    await recordDeed(tx, person, 'change password')
  })
}

/** The person's own account, for whoever knows its password; one that has none yet asks for none. */
export async function requireOwn({ id }: Contributor, password: string) {
  const { passwordHash, ...account } = await db().account.findUniqueOrThrow({
    where: { id },
    select: { email: true, passwordHash: true },
  })
  if (passwordHash && !(await isPassword(password, passwordHash)))
    throw new AppError('forbidden', 'This is not your password.')
  return account
}

/** Ends every session of the person, wherever they signed in. */
export async function endSessions(person: Contributor) {
  await db().$transaction(async (tx) => {
    await tx.account.update({ where: { id: person.id }, data: { sessionVersion: { increment: 1 } } })
    await recordDeed(tx, person, 'end sessions')
  })
}

/** Changes what an account may do, which ends its sessions; the last admin stays one. */
async function changeAccount(
  by: Admin | null,
  act: string,
  email: string,
  change: { role?: Role; disabledAt?: Date | null },
) {
  await db().$transaction(async (tx) => {
    // Of two admins who disable each other at once one stays.
    await tx.$executeRaw`LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE`
    const before = await requireAccount(tx, email)
    await tx.account.update({ where: { id: before.id }, data: { ...change, sessionVersion: { increment: 1 } } })
    if ((await tx.account.count({ where: { role: 'admin', disabledAt: null } })) === 0 && before.role === 'admin')
      throw new AppError('conflict', `${email} is the last admin: make another one first.`)
    const told = change.role && { before: before.role, after: change.role }
    await recordDeed(tx, by, act, { subject: email, ...told })
  })
}

async function requireAccount(tx: Tx, email: string) {
  const account = await tx.account.findUnique({ where: { email }, select: { id: true, role: true } })
  if (!account) throw new AppError('missing', `There is no account for ${email}.`)
  return account
}

async function addAccount(tx: Tx, data: Prisma.AccountCreateInput) {
  // Only a site without accounts is set up by a link.
  await tx.ticket.deleteMany({ where: { purpose: 'setup' } })
  return refuseTaken(data.email, tx.account.create({ data, select: { id: true } }))
}

/** Says in a sentence that an address has an account already. */
async function refuseTaken<Result>(email: string, writing: Promise<Result>): Promise<Result> {
  try {
    return await writing
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      throw new AppError('conflict', `There is an account for ${email} already.`)
    throw error
  }
}

/** The hash of a password that is worth one. */
async function sealPassword(password: string, { email = '', name = '' }: { email?: string; name?: string }) {
  if (await isCommonPassword(password, [...email.split(/[@.]/), ...name.split(' '), email]))
    throw new AppError('invalid', 'This password is among the first that anyone would try. Take another one.')
  return hashPassword(password)
}
