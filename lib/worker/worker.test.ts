import { afterEach, expect, test, vi } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { readEdition } from '../edition'
import { env } from '../env'
import { nextMidnight, siteDay } from '../site-day'
import { startWorker } from './worker'

provideDatabase()

const workers: { close(): Promise<void> }[] = []

afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.close()
})

async function work() {
  workers.push(await startWorker())
}

/** The next midnight that is waited for. */
async function listWaiting() {
  return db().$queryRaw<{ key: string; run_at: Date }[]>`
    SELECT key, run_at FROM graphile_worker.jobs
    WHERE key = 'midnight' AND locked_at IS NULL AND run_at > now() AND attempts = 0`
}

test('a midnight that was missed is made up for at the start, and the next one is waited for', async () => {
  await db().edition.update({ where: { id: 1 }, data: { day: new Date('2026-01-01') } })
  const edition = await readEdition()
  const { TIME_ZONE } = env()
  await work()
  await vi.waitFor(async () => {
    expect(await listWaiting()).toEqual([{ key: 'midnight', run_at: nextMidnight(new Date(), TIME_ZONE) }])
  }, 10_000)
  expect(await readEdition()).toBe(edition + 1)
  const { day } = await db().edition.findUniqueOrThrow({ where: { id: 1 } })
  expect(day.toISOString().slice(0, 10)).toBe(siteDay(new Date(), TIME_ZONE))
})

test('two workers that start together move the edition once and leave one job', async () => {
  await db().edition.update({ where: { id: 1 }, data: { day: new Date('2026-01-01') } })
  const edition = await readEdition()
  await Promise.all([work(), work()])
  await vi.waitFor(async () => expect(await listWaiting()).toHaveLength(1), 10_000)
  expect(await readEdition()).toBe(edition + 1)
})

test('a job is done when its time has come', async () => {
  await work()
  await vi.waitFor(async () => expect(await listWaiting()).toHaveLength(1), 10_000)
  await db().edition.update({ where: { id: 1 }, data: { day: new Date('2026-01-01') } })
  const edition = await readEdition()

  await db().$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()`
  await vi.waitFor(async () => expect(await readEdition()).toBe(edition + 1), 10_000)
})
