import { expect, test } from 'vitest'
import { actAs } from '../../e2e/act-as'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { beginSession, endOtherSessions, endSession } from './mutations'
import { findSession, listSessions } from './queries'

provideDatabase()

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

async function signIn(id: string) {
  const { sessionVersion } = await db().account.findUniqueOrThrow({ where: { id }, select: { sessionVersion: true } })
  return (await beginSession({ id, sessionVersion }, FIREFOX)).id
}

test('a person ends one session, the others, and none of somebody else’s', async () => {
  const [ada, bo] = [await actAs('editor'), await actAs('editor')]
  const [here, phone, cafe] = [await signIn(ada.id), await signIn(ada.id), await signIn(ada.id)]
  expect((await listSessions(ada)).map(({ device }) => device)).toEqual(Array(3).fill('Firefox on Linux'))

  await expect(endSession(bo, phone)).rejects.toThrow('has ended already')
  await endSession(ada, phone)
  expect(await findSession(phone)).toBeNull()
  expect(await findSession(cafe)).toMatchObject({ id: ada.id, role: 'editor' })

  await db().$transaction((tx) => endOtherSessions(tx, ada.id, here))
  expect(await findSession(cafe)).toBeNull()
  expect((await listSessions(ada)).map(({ id }) => id)).toEqual([here])
})

test('a session ends with the account’s version, with the account’s being disabled, and after thirty days', async () => {
  const { id } = await actAs('editor')
  const session = await signIn(id)
  await db().account.update({ where: { id }, data: { disabledAt: new Date() } })
  expect(await findSession(session)).toBeNull()
  await db().account.update({ where: { id }, data: { disabledAt: null } })
  expect(await findSession(session)).not.toBeNull()

  await db().session.update({ where: { id: session }, data: { startedAt: new Date(Date.now() - 31 * 86_400_000) } })
  expect(await findSession(session)).toBeNull()
  await signIn(id)
  expect(await db().session.count()).toBe(1)
  await db().account.update({ where: { id }, data: { sessionVersion: { increment: 1 } } })
  await signIn(id)
  expect(await db().session.count()).toBe(1)
})
