import { afterEach, expect, test, vi } from 'vitest'
import { inventDay } from '../../e2e/invented-day'
import { provideDatabase } from '../../e2e/provide-database'
import { provideInternet } from '../../e2e/provide-internet'
import { newestListingDay } from '../collector/calendar'
import { db } from '../db'
import { findSettings } from '../settings/queries'
import { startWorker } from './worker'

provideDatabase()
const internet = provideInternet()

let worker: Awaited<ReturnType<typeof startWorker>> | undefined
afterEach(() => worker?.close())

test('a worker collects by itself, leaves a draft of the day, and comes again', async () => {
  const { quietEvenings } = await findSettings()
  const day = newestListingDay(new Date(), quietEvenings)
  Object.assign(internet.world, inventDay(day))
  worker = await startWorker()

  await vi.waitFor(async () => expect(await db().run.count({ where: { finishedAt: { not: null } } })).toBe(1), 25_000)
  const run = await db().run.findFirstOrThrow({ include: { sources: { orderBy: { source: 'asc' } } } })
  expect(run.accountId).toBeNull()
  expect(run.sources.filter(({ found }) => found > 0).map(({ source }) => source)).toContain('arxiv')
  const draft = await db().digest.findFirstOrThrow({ where: { day: new Date(day) }, include: { entries: true } })
  expect(draft.entries).not.toEqual([])

  const listWaiting = () => db().$queryRaw<{ run_at: Date }[]>`
    SELECT run_at FROM graphile_worker.jobs WHERE key = 'collect' AND locked_at IS NULL AND run_at > now()`
  await vi.waitFor(async () => expect(await listWaiting()).toHaveLength(1), 10_000)
  const [next] = await listWaiting()
  expect(Number(next?.run_at) - Date.now()).toBeLessThanOrEqual(10 * 60_000)
})
