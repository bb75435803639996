'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { requireOwn } from '../../../../lib/accounts/mutations'
import { contributorAction } from '../../../../lib/action'
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from '../../../../lib/second-factor/mutations'

export const begin = contributorAction(z.object({}), async (person) => {
  await beginSecondFactor(person)
  refresh()
  return {}
})

export const confirm = contributorAction(z.object({ code: z.string().max(100) }), async (person, { code }) => {
  const secrets = await confirmSecondFactor(person, code.replace(/\s/g, ''))
  refresh()
  return { secrets }
})

export const renew = contributorAction(z.object({}), async (person) => {
  const secrets = await renewRecoveryCodes(person)
  refresh()
  return { secrets }
})

export const remove = contributorAction(
  z.object({ currentPassword: z.string().max(1000).default('') }),
  async (person, { currentPassword }) => {
    await requireOwn(person, currentPassword)
    await removeSecondFactor(person)
    refresh()
    return { done: 'The second factor is off.' }
  },
)
