import 'server-only'
import { db, type Tx } from '../db'
import { AppError } from '../errors'
import { networkOf } from './network'

const WINDOW_MS = 15 * 60 * 1000
const FROM_ONE_PLACE = 10
// Several people may share an address.
const OF_ADDRESS = 50
// Whoever has fewer than ten networks keeps nobody out of their account.
const OF_ACCOUNT = 100

/** Counts a try to sign in; throws where there were too many of late, for the account or from the address. */
export async function countTry(email: string, address: string | undefined) {
  await count(keyOf(email), networkOf(address), OF_ACCOUNT)
}

/** Counts a try to give a code. Who tries knows the password, so there are no more of them from many places than from one. */
export async function countCode(email: string, address: string | undefined) {
  await count(codeKeyOf(email), networkOf(address), FROM_ONE_PLACE)
}

/** Somebody who is in, or has a new password, has nothing to be held against. */
export async function forgetTries(email: string, tx: Tx = db()) {
  await tx.signInTry.deleteMany({ where: { email: { in: [keyOf(email), codeKeyOf(email)] } } })
}

async function count(email: string, address: string, ofAccount: number) {
  const begin = new Date(Date.now() - WINDOW_MS)
  await db().signInTry.deleteMany({ where: { at: { lt: begin } } })
  // Before the others are counted, so that of many at once none is overlooked.
  const { id } = await db().signInTry.create({ data: { email, address }, select: { id: true } })
  const [fromHere, fromAddress, forAccount] = await Promise.all(
    [{ email, address }, { address }, { email }].map((where) => db().signInTry.count({ where })),
  )
  if (Number(fromHere) <= FROM_ONE_PLACE && Number(fromAddress) <= OF_ADDRESS && Number(forAccount) <= ofAccount) return
  // What is refused is no try: who goes on trying is not kept waiting for longer, nor keeps others waiting.
  await db().signInTry.deleteMany({ where: { id } })
  throw new AppError('forbidden', 'There were too many tries. Wait a quarter of an hour, then try again.')
}

// What was typed as an e-mail may be anything.
const keyOf = (email: string) => email.trim().toLowerCase().slice(0, 254)
const codeKeyOf = (email: string) => `a code for ${keyOf(email)}`
