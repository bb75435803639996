import 'server-only'
import type { Contributor } from '../accounts/rights'
import { db } from '../db'

/** The person's second factor, or the one that is being set up; null for none. */
export async function findSecondFactor({ id }: Contributor) {
  const found = await db().secondFactor.findUnique({
    where: { accountId: id },
    select: { secret: true, confirmedAt: true, recoveryCodes: true, account: { select: { email: true } } },
  })
  if (!found) return null
  const { recoveryCodes, account, ...factor } = found
  return { ...factor, email: account.email, codesLeft: recoveryCodes.length }
}
