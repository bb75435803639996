'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { signIn } from '../../../../lib/accounts/next-auth'
import { nextSchema } from '../../../../lib/accounts/schema'
import { openAction } from '../../../../lib/action'

export const show = openAction(z.object({ code: z.string(), next: nextSchema }), async ({ code, next }) => {
  const { error } = await signIn('code', { code })
  if (error === 'CredentialsSignin')
    return { message: 'This code is not right, or was used already. Wait for the next one.', given: {} }
  if (error) return { message: error, given: {} }
  redirect(next)
})
