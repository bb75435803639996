import 'server-only'
import type { Admin } from '../accounts/rights'
import { recordDeed } from '../audit/mutations'
import { db, type Tx } from '../db'
import { bumpEdition } from '../edition'
import { AppError } from '../errors'
import type { Prisma } from '../generated/prisma/client'
import { atAddress, type Person, personAt } from '../mentions/address'

/** Takes a post out of pages, feeds and exports for good, however it comes in again; tells how many it was. */
export async function suppressMention(address: string): Promise<{ suppressed: number }> {
  return suppress(atAddress(address))
}

/** Takes all that somebody wrote out of pages, feeds and exports for good, and whatever they write from now on. */
export async function suppressPerson(
  { source, authorId, authorHandle }: Person,
  record?: Also,
): Promise<{ suppressed: number }> {
  const isTheirs = authorId
    ? { authorId }
    : { authorHandle: { equals: authorHandle ?? '', mode: 'insensitive' as const } }
  return suppress({ source, ...isTheirs }, async (tx, suppressed) => {
    const known = await tx.mention.findMany({
      where: { source, ...isTheirs, authorId: { not: null } },
      distinct: ['authorId'],
      select: { authorId: true },
    })
    // Under whichever handle they come again.
    const persons = [{ source, authorId, authorHandle }, ...known.map(({ authorId }) => ({ source, authorId }))]
    await tx.suppression.createMany({ data: persons })
    await record?.(tx, suppressed)
  })
}

/** Takes a post, or all that the owner of a profile wrote, out for good, as an admin is asked to. */
export async function suppressAt(admin: Admin, address: string): Promise<{ suppressed: number; isPerson: boolean }> {
  if (!URL.canParse(address)) throw new AppError('invalid', `${address} is not the address of a post or a profile.`)
  const person = personAt(address)
  const record = async (tx: Tx, suppressed: number) => {
    if (suppressed === 0 && !person) throw new AppError('missing', `No post of ${address} is shown here.`)
    await recordDeed(tx, admin, 'suppress posts', { subject: address, after: { suppressed } })
  }
  const { suppressed } = person ? await suppressPerson(person, record) : await suppress(atAddress(address), record)
  return { suppressed, isPerson: person !== null }
}

type Also = (tx: Tx, suppressed: number) => Promise<void>

async function suppress(where: Prisma.MentionWhereInput, also?: Also) {
  return db().$transaction(async (tx) => {
    const { count } = await tx.mention.updateMany({
      where: { ...where, suppressedAt: null },
      data: { suppressedAt: new Date() },
    })
    await also?.(tx, count)
    if (count > 0) await bumpEdition(tx)
    return { suppressed: count }
  })
}
