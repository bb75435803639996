import 'server-only'
import { db } from '../db'
import { AppError } from '../errors'
import { networkOf } from './network'

const WINDOW_MS = 15 * 60 * 1000
const OF_ACCOUNT = 10
// Several people may share an address.
const OF_ADDRESS = 50

/** Counts a try to sign in; throws where there were too many of late, for the account or from the address. */
export async function countTry(email: string, address: string | undefined) {
  const tried = { email: keyOf(email), address: networkOf(address) }
  const begin = new Date(Date.now() - WINDOW_MS)
  await db().signInTry.deleteMany({ where: { at: { lt: begin } } })
  await db().signInTry.create({ data: tried })
  const [ofAccount, ofAddress] = await Promise.all([
    db().signInTry.count({ where: { email: tried.email } }),
    db().signInTry.count({ where: { address: tried.address } }),
  ])
  if (ofAccount > OF_ACCOUNT || ofAddress > OF_ADDRESS)
    throw new AppError('forbidden', 'There were too many tries. Wait a quarter of an hour, then try again.')
}

/** Somebody who is in has nothing to be held against. */
export async function forgetTries(email: string) {
  await db().signInTry.deleteMany({ where: { email: keyOf(email) } })
}

// What was typed as an e-mail may be anything.
const keyOf = (email: string) => email.trim().toLowerCase().slice(0, 254)
