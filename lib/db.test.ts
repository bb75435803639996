import { expect, test } from 'vitest'
import { provideDatabase } from '../e2e/provide-database'
import { closeDb, db } from './db'

provideDatabase()

test('no statement goes on for ever', async () => {
  expect(await db().$queryRaw`SHOW statement_timeout`).toEqual([{ statement_timeout: '1min' }])
  const inShort = db().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL statement_timeout = 10`
    await tx.$executeRaw`SELECT pg_sleep(60)`
  })
  await expect(inShort).rejects.toThrow('statement timeout')
})

test('who closes it has said goodbye on every connection', async () => {
  const countSockets = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length
  const before = countSockets()
  await Promise.all(Array.from({ length: 10 }, () => db().$executeRaw`SELECT pg_sleep(0.02)`))
  expect(countSockets()).toBe(before + 10)
  await closeDb()
  expect(countSockets()).toBe(before)
})
