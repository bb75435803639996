'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { resetPassword } from '../../../../lib/accounts/mutations'
import { NEEDS_CODE, signIn } from '../../../../lib/accounts/next-auth'
import { passwordSchema } from '../../../../lib/accounts/schema'
import { openAction } from '../../../../lib/action'

export const choose = openAction(
  z.object({ token: z.string(), password: passwordSchema }),
  async ({ token, password }) => {
    const { email } = await resetPassword(token, password)
    const { error } = await signIn('credentials', { email, password })
    redirect(error === NEEDS_CODE ? '/signin/code' : '/dashboard')
  },
)
