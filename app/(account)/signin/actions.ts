'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { listIssuers } from '../../../lib/accounts/issuers'
import { NEEDS_CODE, signIn } from '../../../lib/accounts/next-auth'
import { claimSchema, nextSchema } from '../../../lib/accounts/schema'
import { openAction } from '../../../lib/action'
import { env } from '../../../lib/env'
import { refusalOf } from './refusal'

export const enter = openAction(claimSchema.extend({ next: nextSchema }), async ({ next, ...claim }) => {
  const { error } = await signIn('credentials', claim)
  if (error === NEEDS_CODE) redirect(`/signin/code?${new URLSearchParams({ next })}`)
  // A sentence, where tries were counted, or a code of next-auth's.
  if (error) return { message: error.includes(' ') ? error : refusalOf(error) }
  redirect(next)
})

const elsewhereSchema = z.object({
  provider: z.string().refine((id) => listIssuers().some((issuer) => issuer.id === id)),
  next: nextSchema,
})

export const enterElsewhere = openAction(elsewhereSchema, async ({ provider, next }) => {
  const { error, url } = await signIn(provider, { callbackUrl: env().SITE_URL + next })
  if (error) return { message: refusalOf(error) }
  redirect(url)
})
