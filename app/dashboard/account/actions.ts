'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { changeEmail, changeName, changePassword, endSessions } from '../../../lib/accounts/mutations'
import { emailSchema, nameSchema, passwordSchema } from '../../../lib/accounts/schema'
import { findSessionId } from '../../../lib/accounts/session'
import { contributorAction } from '../../../lib/action'
import { endSession } from '../../../lib/sessions/mutations'

const knownSchema = z.string().max(1000).default('')

export const rename = contributorAction(z.object({ name: nameSchema }), async (person, { name }) => {
  await changeName(person, name)
  refresh()
  return { done: 'Your name is changed.' }
})

export const moveEmail = contributorAction(
  z.object({ email: emailSchema, currentPassword: knownSchema }),
  async (person, { email, currentPassword }) => {
    await changeEmail(person, currentPassword, email)
    refresh()
    return { done: `You sign in with ${email} from now on.` }
  },
)

export const choosePassword = contributorAction(
  z.object({ currentPassword: knownSchema, password: passwordSchema }),
  async (person, { currentPassword, password }) => {
    await changePassword(person, (await findSessionId()) ?? '', currentPassword, password)
    refresh()
    return { done: 'Your password is changed, and you are signed out everywhere else.' }
  },
)

export const endOne = contributorAction(z.object({ session: z.uuid() }), async (person, { session }) => {
  await endSession(person, session)
  refresh()
  return { done: 'Signed out there.' }
})

export const endEverywhere = contributorAction(z.object({ everywhere: z.literal('yes') }), async (person) => {
  await endSessions(person)
  redirect('/signin')
})
