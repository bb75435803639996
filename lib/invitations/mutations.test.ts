import { expect, test } from 'vitest'
import { actAs } from '../../e2e/act-as'
import { provideDatabase } from '../../e2e/provide-database'
import { acceptInvitation, issueForgottenReset } from '../accounts/mutations'
import { db } from '../db'
import { inviteSomebody, revokeInvitation } from './mutations'
import { listInvitations } from './queries'

provideDatabase()

const given = { email: 'bo@example.org', role: 'contributor' } as const
const chosen = { name: 'Bo Example', password: 'plover trellis umbra' }

test('an invitation makes one account, of its role, and its link is kept nowhere', async () => {
  const admin = await actAs('admin')
  const token = await inviteSomebody(admin, given)
  expect(JSON.stringify(await db().ticket.findMany())).not.toContain(token)
  const tries = await Promise.allSettled([acceptInvitation(token, chosen), acceptInvitation(token, chosen)])
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db().account.findUnique({ where: { email: given.email } })).toMatchObject({ role: 'contributor' })
  expect(await listInvitations()).toEqual([])
  await expect(inviteSomebody(admin, given)).rejects.toThrow('There is an account')
})

test('a link that was taken back, replaced or grew old is dead', async () => {
  const admin = await actAs('admin')
  const replaced = await inviteSomebody(admin, given)
  const revoked = await inviteSomebody(admin, given)
  const [invitation] = await listInvitations()
  await revokeInvitation(admin, invitation?.hash ?? '')
  const old = await inviteSomebody(admin, { ...given, email: 'cleo@example.org' })
  await db().ticket.updateMany({ where: { email: 'cleo@example.org' }, data: { expiresAt: new Date() } })
  for (const token of [replaced, revoked, old])
    await expect(acceptInvitation(token, chosen)).rejects.toThrow('used already, or is too old')
  expect(await db().account.count()).toBe(1)
})

test('whoever forgot a password is written to thrice an hour, and nobody else is', async () => {
  const { id } = await actAs('editor')
  const { email } = await db().account.findUniqueOrThrow({ where: { id } })
  for (let i = 0; i < 3; i++) expect(await issueForgottenReset(email)).toMatch(/^[\w-]{32}$/)
  expect(await issueForgottenReset(email)).toBeNull()
  expect(await issueForgottenReset('nobody@example.org')).toBeNull()
  await db().ticket.deleteMany()
  await db().account.update({ where: { id }, data: { disabledAt: new Date() } })
  expect(await issueForgottenReset(email)).toBeNull()
})
