'use server'

import { redirect } from 'next/navigation'
import { signIn } from '../../../lib/accounts/next-auth'
import { claimSchema, nextSchema } from '../../../lib/accounts/schema'
import { openAction } from '../../../lib/action'

export const enter = openAction(claimSchema.extend({ next: nextSchema }), async ({ next, ...claim }) => {
  const { error } = await signIn('credentials', claim)
  if (error === 'CredentialsSignin') return { message: 'This e-mail and this password do not belong together.' }
  if (error) return { message: error }
  redirect(next)
})
