'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { setUp } from '../../../lib/accounts/mutations'
import { signIn } from '../../../lib/accounts/next-auth'
import { emailSchema, nameSchema, passwordSchema } from '../../../lib/accounts/schema'
import { openAction } from '../../../lib/action'

const schema = z.object({ token: z.string(), name: nameSchema, email: emailSchema, password: passwordSchema })

export const begin = openAction(schema, async ({ token, ...chosen }) => {
  await setUp(token, chosen)
  await signIn('credentials', { email: chosen.email, password: chosen.password })
  redirect('/dashboard')
})
