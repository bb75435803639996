import 'server-only'
import type { Admin, Contributor } from '../accounts/rights'
import { recordDeed } from '../audit/mutations'
import { db } from '../db'
import { AppError } from '../errors'
import { findStep, newRecoveryCodes, newSecret, sealRecoveryCode } from './codes'

/** Begins to set up a second factor; one that is being set up already stays the same. */
export async function beginSecondFactor({ id }: Contributor) {
  await db().secondFactor.createMany({ data: { accountId: id, secret: newSecret() }, skipDuplicates: true })
}

/** Turns the second factor on for whoever shows that an app has it; gives the recovery codes, which are not kept. */
export async function confirmSecondFactor(person: Contributor, code: string): Promise<string[]> {
  const recoveryCodes = newRecoveryCodes()
  await db().$transaction(async (tx) => {
    const pending = await tx.secondFactor.findUnique({
      where: { accountId: person.id, confirmedAt: null },
      select: { secret: true },
    })
    if (!pending) throw new AppError('conflict', 'A second factor is on already, or was given up in another tab.')
    const step = findStep(pending.secret, code, 0)
    if (step === null)
      throw new AppError(
        'invalid',
        'This is not the code that the app shows now. Type the one it shows, without haste.',
      )
    await tx.secondFactor.update({
      where: { accountId: person.id },
      data: { confirmedAt: new Date(), usedStep: step, recoveryCodes: recoveryCodes.map(sealRecoveryCode) },
    })
    await recordDeed(tx, person, 'turn on second factor')
  })
  return recoveryCodes
}

/** Gives new recovery codes; the old ones work no more. */
export async function renewRecoveryCodes(person: Contributor): Promise<string[]> {
  const recoveryCodes = newRecoveryCodes()
  await db().$transaction(async (tx) => {
    const { count } = await tx.secondFactor.updateMany({
      where: { accountId: person.id, confirmedAt: { not: null } },
      data: { recoveryCodes: recoveryCodes.map(sealRecoveryCode) },
    })
    if (count === 0) throw new AppError('conflict', 'There is no second factor that codes could stand in for.')
    await recordDeed(tx, person, 'renew recovery codes')
  })
  return recoveryCodes
}

/** Turns the person's second factor off, or gives up setting it up. */
export async function removeSecondFactor(person: Contributor) {
  await remove(person, person.id)
}

/** Turns off the second factor of somebody who lost phone and codes. */
export async function removeSecondFactorOf(by: Admin | null, { id, email }: { id: string; email: string }) {
  await remove(by, id, email)
}

async function remove(by: Contributor | null, accountId: string, subject?: string) {
  await db().$transaction(async (tx) => {
    const factor = await tx.secondFactor.findUnique({ where: { accountId }, select: { confirmedAt: true } })
    await tx.secondFactor.deleteMany({ where: { accountId } })
    if (factor?.confirmedAt) await recordDeed(tx, by, 'turn off second factor', { subject })
  })
}

/** Whether the code is right now, which it is once: one from the app, or a recovery code. */
export async function redeemCode(accountId: string, code: string): Promise<boolean> {
  const factor = await db().secondFactor.findUnique({
    where: { accountId, confirmedAt: { not: null } },
    select: { secret: true, usedStep: true },
  })
  if (!factor) return false
  const digits = code.replace(/\s/g, '')
  const step = /^\d{6}$/.test(digits) ? findStep(factor.secret, digits, factor.usedStep) : null
  // Each one statement, so that of two who type the same code one is let in.
  if (step !== null) {
    const data = { usedStep: step }
    return (await db().secondFactor.updateMany({ where: { accountId, usedStep: { lt: step } }, data })).count > 0
  }
  const seal = sealRecoveryCode(code)
  const redeemed = await db().$executeRaw`
    UPDATE second_factor SET recovery_codes = array_remove(recovery_codes, ${seal})
    WHERE account_id = ${accountId}::uuid AND ${seal} = ANY (recovery_codes)`
  return redeemed > 0
}
