import 'server-only'
import type { Contributor } from '../accounts/rights'
import type { Tx } from '../db'
import type { Prisma } from '../generated/prisma/client'

type Person = Pick<Contributor, 'id' | 'name'>

type Deed = {
  digestId?: string
  /** What it was done to, where that is no digest: an address, a setting's name. */
  subject?: string
  before?: Prisma.InputJsonValue
  after?: Prisma.InputJsonValue
}

/** Writes down what somebody did, in the transaction that did it; `act` is verb and noun, like `publish digest`. */
export async function recordDeed(tx: Tx, person: Person | null, act: string, deed: Deed = {}) {
  await tx.deed.create({ data: { accountId: person?.id, who: person?.name ?? 'The site', act, ...deed } })
}
