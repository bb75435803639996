import { randomUUID } from 'node:crypto'
import { type Admin, type Contributor, type Editor, prove } from '../lib/accounts/rights'
import { db } from '../lib/db'

type Proven = { contributor: Contributor; editor: Editor; admin: Admin }

/** Somebody with that role and an account, as though they had signed in. */
export async function actAs<Role extends keyof Proven>(role: Role, name = `An ${role}`): Promise<Proven[Role]> {
  const data = { role, name, email: `${randomUUID()}@example.org` }
  return prove(await db().account.create({ data, select: { id: true, name: true, role: true } })) as Proven[Role]
}
