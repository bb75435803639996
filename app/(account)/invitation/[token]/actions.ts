'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { acceptInvitation } from '../../../../lib/accounts/mutations'
import { signIn } from '../../../../lib/accounts/next-auth'
import { nameSchema, passwordSchema } from '../../../../lib/accounts/schema'
import { openAction } from '../../../../lib/action'

const schema = z.object({ token: z.string(), name: nameSchema, password: passwordSchema })

export const joinIn = openAction(schema, async ({ token, ...chosen }) => {
  const { email } = await acceptInvitation(token, chosen)
  await signIn('credentials', { email, password: chosen.password })
  redirect('/dashboard')
})
