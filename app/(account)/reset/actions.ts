'use server'

import { headers } from 'next/headers'
import { z } from 'zod'
import { askForReset } from '../../../lib/accounts/mutations'
import { emailSchema } from '../../../lib/accounts/schema'
import { openAction } from '../../../lib/action'
import { countTry } from '../../../lib/tries/mutations'

// Whether there is such an account the answer does not tell, nor the time it takes: the worker looks.
export const askAnew = openAction(z.object({ email: emailSchema }), async ({ email }) => {
  await countTry(`a new password for ${email}`, (await headers()).get('x-forwarded-for') ?? undefined)
  await askForReset(email)
  return { done: `If ${email} has an account here, a link to choose a new password is on its way.` }
})
