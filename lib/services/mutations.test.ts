import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import type { Service } from '../http'
import { enterService, leaveService } from './mutations'

provideDatabase()

const ARCHIVE: Service = { name: 'archive', intervalMs: 60_000, alone: true, perHour: 100 }
const later = (name: string) =>
  db().$executeRaw`UPDATE service SET next_request_at = now() - interval '1 s', rests_until = NULL WHERE name = ${name}`

test('of many that ask at once one may, and the next when its time has come and the one before has ended', async () => {
  const turns = await Promise.all(Array.from({ length: 8 }, () => enterService(ARCHIVE, 1)))
  expect(turns.filter((turn) => turn === null)).toHaveLength(1)
  expect(turns.find((turn) => turn !== null)?.waitMs).toBeGreaterThan(50_000)

  await later('archive')
  expect(await enterService(ARCHIVE, 1)).not.toBeNull()
  await leaveService(ARCHIVE, 'answered', 1)
  expect(await enterService(ARCHIVE, 1)).toBeNull()
})

test('an hour has its allowance', async () => {
  const service: Service = { name: 'stars', perHour: 2 }
  expect(await enterService(service, 1)).toBeNull()
  expect(await enterService(service, 1)).toBeNull()
  expect(await enterService(service, 1)).toMatchObject({ isSpent: true })
  await db().$executeRaw`UPDATE service SET hour = hour - interval '1 h'`
  expect(await enterService(service, 1)).toBeNull()
})

test('a service that fails five times in a row is left alone, and asked again later', async () => {
  const service: Service = { name: 'weak', perHour: 100 }
  for (let i = 0; i < 5; i++) {
    expect(await enterService(service, 1)).toBeNull()
    await leaveService(service, 'failed', 1)
  }
  expect((await enterService(service, 1))?.restsUntil).toBeInstanceOf(Date)
  await later('weak')
  expect(await enterService(service, 1)).toBeNull()
  await leaveService(service, 'answered', 1)
  expect(await db().service.findUnique({ where: { name: 'weak' } })).toMatchObject({ failures: 0, restsUntil: null })
})
