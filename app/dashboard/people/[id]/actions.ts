'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { changeRole, disableAccount, enableAccount, issueReset } from '../../../../lib/accounts/mutations'
import { findAccount } from '../../../../lib/accounts/queries'
import { roleSchema } from '../../../../lib/accounts/schema'
import { adminAction } from '../../../../lib/action'
import { env } from '../../../../lib/env'
import { AppError } from '../../../../lib/errors'
import { resetLetter } from '../../../../lib/mail/letters'
import { mailIfPossible } from '../../../../lib/mail/send'
import { removeSecondFactorOf } from '../../../../lib/second-factor/mutations'
import { findSettings } from '../../../../lib/settings/queries'

const id = z.uuid()

export const give = adminAction(z.object({ id, role: roleSchema }), async (admin, { id, role }) => {
  const { email } = await requirePerson(id)
  await changeRole(admin, email, role)
  refresh()
  return { done: `The role is ${role} now.` }
})

export const reset = adminAction(z.object({ id }), async (admin, { id }) => {
  const { email } = await requirePerson(id)
  const link = `${env().SITE_URL}/reset/${await issueReset(admin, email)}`
  const { siteName } = await findSettings()
  return { done: await mailIfPossible({ to: email, ...resetLetter(siteName, link) }), secrets: [link] }
})

export const removeFactor = adminAction(z.object({ id }), async (admin, { id }) => {
  await removeSecondFactorOf(admin, await requirePerson(id))
  refresh()
  return { done: 'Their second factor is off.' }
})

export const disable = adminAction(z.object({ id }), async (admin, { id }) => {
  await disableAccount(admin, (await requirePerson(id)).email)
  refresh()
  return { done: 'They cannot sign in any more.' }
})

export const enable = adminAction(z.object({ id }), async (admin, { id }) => {
  await enableAccount(admin, (await requirePerson(id)).email)
  refresh()
  return { done: 'They may sign in again.' }
})

async function requirePerson(id: string) {
  const person = await findAccount(id)
  if (!person) throw new AppError('missing', 'There is no such person any more.')
  return person
}
