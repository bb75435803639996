import { afterEach, expect, test, vi } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { readEdition } from '../edition'
import { changeSetting } from '../settings/mutations'
import { findSettings } from '../settings/queries'
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

/** The next run of a standing job that is waited for. */
async function listWaiting(key = 'midnight') {
  return db().$queryRaw<{ key: string; run_at: Date }[]>`
    SELECT key, run_at FROM graphile_worker.jobs
    WHERE key = ${key} AND locked_at IS NULL AND run_at > now() AND attempts = 0`
}

test('a midnight that was missed is made up for at the start, and the next one is waited for', async () => {
  await db().edition.update({ where: { id: 1 }, data: { day: new Date('2026-01-01') } })
  const edition = await readEdition()
  const { timeZone } = await findSettings()
  await work()
  await vi.waitFor(async () => {
    expect(await listWaiting()).toEqual([{ key: 'midnight', run_at: nextMidnight(new Date(), timeZone) }])
  }, 10_000)
  expect(await readEdition()).toBe(edition + 1)
  const { day } = await db().edition.findUniqueOrThrow({ where: { id: 1 } })
  expect(day.toISOString().slice(0, 10)).toBe(siteDay(new Date(), timeZone))
})

test('where clocks are set otherwise the worker waits for another midnight', async () => {
  await work()
  await vi.waitFor(async () => expect(await listWaiting()).toHaveLength(1), 10_000)
  for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    // A day and an hour lie between the two.
    await changeSetting('timeZone', timeZone)
    await vi.waitFor(async () => {
      expect(await listWaiting()).toEqual([{ key: 'midnight', run_at: nextMidnight(new Date(), timeZone) }])
    }, 10_000)
    const { day } = await db().edition.findUniqueOrThrow({ where: { id: 1 } })
    expect(day.toISOString().slice(0, 10)).toBe(siteDay(new Date(), timeZone))
  }
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

test('a standing job that fails comes again in a minute, not later each time', async () => {
  await db().paper.create({ data: { arxivId: '2101.00001', title: 'A paper' } })
  await db().digest.create({
    data: {
      slug: 'broken',
      day: new Date('2021-01-06'),
      feedId: '1',
      title: 'Broken',
      description: '',
      section: 'arXiv',
      scheduledFor: new Date(Date.now() - 1000),
      entries: { create: { arxivId: '2101.00001', orderKey: 'a' } },
    },
  })
  await db().$executeRaw`ALTER TABLE publication ADD CONSTRAINT broken CHECK (slug <> 'broken') NOT VALID`
  try {
    await work()
    await vi.waitFor(async () => expect(await listWaiting('publish')).toHaveLength(1), 10_000)
    const [waiting] = await listWaiting('publish')
    expect(Number(waiting?.run_at) - Date.now()).toBeLessThan(61_000)
    expect(Number(waiting?.run_at) - Date.now()).toBeGreaterThan(30_000)
    const failed = await db()
      .$queryRaw`SELECT FROM graphile_worker.jobs WHERE task_identifier = 'publish' AND attempts > 0`
    expect(failed).toEqual([])
  } finally {
    await db().$executeRaw`ALTER TABLE publication DROP CONSTRAINT broken`
  }
})
