import { expect, test } from 'vitest'
import { provideDatabase } from '../e2e/provide-database'
import { db } from './db'

provideDatabase()

test('no statement goes on for ever', async () => {
  expect(await db().$queryRaw`SHOW statement_timeout`).toEqual([{ statement_timeout: '1min' }])
  const inShort = db().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL statement_timeout = 10`
    await tx.$executeRaw`SELECT pg_sleep(60)`
  })
  await expect(inShort).rejects.toThrow('statement timeout')
})
