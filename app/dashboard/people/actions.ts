'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { emailSchema, roleSchema } from '../../../lib/accounts/schema'
import { adminAction } from '../../../lib/action'
import { env } from '../../../lib/env'
import { inviteSomebody, revokeInvitation } from '../../../lib/invitations/mutations'
import { invitationLetter } from '../../../lib/mail/letters'
import { mailIfPossible } from '../../../lib/mail/send'
import { findSettings } from '../../../lib/settings/queries'

export const invite = adminAction(z.object({ email: emailSchema, role: roleSchema }), async (admin, given) => {
  const link = `${env().SITE_URL}/invitation/${await inviteSomebody(admin, given)}`
  const { siteName } = await findSettings()
  const said = await mailIfPossible({ to: given.email, ...invitationLetter(siteName, admin.name, link) })
  refresh()
  return { done: `${given.email} is invited. ${said}`, secrets: [link] }
})

export const revoke = adminAction(z.object({ hash: z.string().max(100) }), async (admin, { hash }) => {
  await revokeInvitation(admin, hash)
  refresh()
  return { done: 'The invitation is taken back.' }
})
