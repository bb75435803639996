import { beforeEach, expect, test } from 'vitest'
import { actAs } from '../../e2e/act-as'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import {
  changeRole,
  createAccount,
  disableAccount,
  enableAccount,
  endSessions,
  enterByEmail,
  issueReset,
  issueSetup,
  resetPassword,
  setPassword,
  setUp,
} from './mutations'
import { findByPassword, findClaimant } from './queries'
import { isAdmin, prove } from './rights'

provideDatabase()

const PASSWORD = 'plover trellis umbra'
const ada = { email: 'ada@example.org', name: 'Ada Example', password: PASSWORD }
let sessionOf: (id: string) => Promise<boolean>

beforeEach(() => {
  // Each session begins with the version of the moment.
  const versions = new Map<string, number>()
  sessionOf = async (id) => {
    const { sessionVersion } = await db().account.findUniqueOrThrow({ where: { id } })
    if (!versions.has(id)) versions.set(id, sessionVersion)
    return (await findClaimant({ sub: id, version: versions.get(id) as number })) !== null
  }
})

test('the link of a new site makes its first admin, once', async () => {
  const [token, another] = [await issueSetup(), await issueSetup()]
  const attempts = await Promise.allSettled([
    setUp(token, ada),
    setUp(token, { ...ada, email: 'bo@example.org' }),
    setUp(another, { ...ada, email: 'cleo@example.org' }),
  ])
  expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(await db().account.findMany({ select: { role: true } })).toEqual([{ role: 'admin' }])
  await expect(setUp(await issueSetup(), { ...ada, email: 'dee@example.org' })).rejects.toThrow('Somebody was faster')
  expect(await db().deed.findMany({ select: { act: true } })).toEqual([{ act: 'set up site' }])
})

test('a link that is older than a day is dead', async () => {
  const token = await issueSetup()
  await db().ticket.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } })
  await expect(setUp(token, ada)).rejects.toThrow('used already, or is too old')
  expect(await db().account.count()).toBe(0)
})

test('nothing in the database can be followed as a link', async () => {
  const token = await issueSetup()
  expect(JSON.stringify(await db().ticket.findMany())).not.toContain(token)
})

test('a password lets in whom it belongs to, however the e-mail is written, and nobody who is disabled', async () => {
  const { id } = await createAccount(null, { ...ada, role: 'editor' })
  expect(await findByPassword({ email: ' Ada@Example.ORG', password: PASSWORD })).toMatchObject({ id, role: 'editor' })
  expect(await findByPassword({ email: ada.email, password: `${PASSWORD} ` })).toBeNull()
  expect(await findByPassword({ email: 'nobody@example.org', password: PASSWORD })).toBeNull()
  await disableAccount(null, ada.email)
  expect(await findByPassword(ada)).toBeNull()
  await enableAccount(null, ada.email)
  expect(await findByPassword(ada)).toMatchObject({ id })
})

test('who has no password is let in by none', async () => {
  await createAccount(null, { email: ada.email, name: ada.name, role: 'editor' })
  expect(await findByPassword({ email: ada.email, password: '' })).toBeNull()
})

test.each(['password1234', 'ada@example.org', '111111111111', 'qwertyuiopas'])(
  '%s is no password worth having',
  async (password) => {
    await expect(createAccount(null, { ...ada, password, role: 'editor' })).rejects.toThrow('among the first')
    expect(await db().account.count()).toBe(0)
  },
)

test('there is one account an e-mail', async () => {
  await createAccount(null, { ...ada, role: 'editor' })
  await expect(createAccount(null, { ...ada, role: 'admin' })).rejects.toThrow(
    'There is an account for ada@example.org already.',
  )
})

test.each([
  ['signing out everywhere', async (id: string) => endSessions(prove({ id, name: ada.name, role: 'editor' }))],
  ['a new password', async () => setPassword(ada.email, 'thimble orchard quay')],
  ['a reset', async () => void (await resetPassword(await issueReset(null, ada.email), 'thimble orchard quay'))],
  ['disabling', async () => disableAccount(null, ada.email)],
  ['another role', async () => changeRole(null, ada.email, 'contributor')],
])('%s ends every session', async (_, act) => {
  const { id } = await createAccount(null, { ...ada, role: 'editor' })
  expect(await sessionOf(id)).toBe(true)
  await act(id)
  expect(await sessionOf(id)).toBe(false)
  expect(await db().deed.count()).toBeGreaterThan(1)
})

test('the old password stays until the link is used, which works once', async () => {
  await createAccount(null, { ...ada, role: 'editor' })
  const token = await issueReset(null, ada.email)
  const other = await issueReset(null, ada.email)
  expect(await findByPassword(ada)).not.toBeNull()
  await resetPassword(token, 'thimble orchard quay')
  expect(await findByPassword(ada)).toBeNull()
  // Nor does any other link that was given out before.
  for (const dead of [token, other])
    await expect(resetPassword(dead, 'another orchard quay')).rejects.toThrow('used already')
})

test('of two admins who shut each other out at once one stays', async () => {
  const admins = [await actAs('admin', 'Ada'), await actAs('admin', 'Bo')]
  expect(admins.every(isAdmin)).toBe(true)
  const emails = (await db().account.findMany({ select: { email: true } })).map(({ email }) => email)
  const attempts = await Promise.allSettled(emails.map((email) => disableAccount(null, email)))
  expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db().account.count({ where: { disabledAt: null } })).toBe(1)
})

test('who was invited gets the account when another site says that the address is theirs, once', async () => {
  const ticket = { purpose: 'invitation', email: 'dee@example.org', role: 'contributor' } as const
  await db().ticket.create({ data: { ...ticket, hash: 'one', expiresAt: new Date(Date.now() + 1000) } })
  expect(await enterByEmail('nobody@example.org', 'Nobody')).toBeNull()
  const first = await enterByEmail('Dee@example.org', 'Dee Example')
  expect(await enterByEmail('dee@example.org', 'Dee Example')).toEqual(first)
  expect(await db().account.findMany({ select: { email: true, role: true } })).toEqual([
    { email: 'dee@example.org', role: 'contributor' },
  ])
  expect(await db().ticket.count({ where: { usedAt: null } })).toBe(0)
})
