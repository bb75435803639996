import 'server-only'
import { randomBytes } from 'node:crypto'
import { db } from '../db'

/** The secret of that name, made when it is asked for first; all instances on the database get the same. */
export async function requireSecret(name: string): Promise<string> {
  const known = await findSecret(name)
  if (known) return known
  await db().secret.createMany({ data: { name, value: randomBytes(32).toString('base64url') }, skipDuplicates: true })
  const { value } = await db().secret.findUniqueOrThrow({ where: { name }, select: { value: true } })
  return value
}

async function findSecret(name: string) {
  const secret = await db().secret.findUnique({ where: { name }, select: { value: true } })
  return secret?.value
}
