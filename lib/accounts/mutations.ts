import 'server-only'
import { recordDeed } from '../audit/mutations'
import { db } from '../db'
import { AppError } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { hashPassword } from './password'
import type { Contributor, Role } from './rights'

type NewAccount = { email: string; name: string; role: Role; password?: string }

/** Makes an account for `by`, null where the site's host does. What is given has passed the schema. */
export async function createAccount(by: Contributor | null, { password, ...given }: NewAccount) {
  const passwordHash = password === undefined ? undefined : await hashPassword(password)
  try {
    return await db().$transaction(async (tx) => {
      const account = await tx.account.create({ data: { ...given, passwordHash }, select: { id: true } })
      await recordDeed(tx, by, 'create account', {
        subject: given.email,
        after: { name: given.name, role: given.role },
      })
      return account
    })
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      throw new AppError('conflict', `There is an account for ${given.email} already.`)
    throw error
  }
}

/** Ends every session of the person, wherever they signed in. */
export async function endSessions(person: Contributor) {
  await db().$transaction(async (tx) => {
    await tx.account.update({ where: { id: person.id }, data: { sessionVersion: { increment: 1 } } })
    await recordDeed(tx, person, 'end sessions')
  })
}
