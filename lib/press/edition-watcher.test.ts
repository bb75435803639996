import pg from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { withClient } from '../../e2e/database'
import { provideDatabase } from '../../e2e/provide-database'
import { startStoppablePostgres } from '../../e2e/stoppable-postgres'
import { EditionWatcher } from './edition-watcher'

provideDatabase()

const url = () => String(process.env.DATABASE_URL)
const soon = { timeout: 20_000, interval: 20 }

async function watch(connectionString = url()) {
  const watcher = new EditionWatcher(connectionString)
  onTestFinished(() => watcher.stop())
  await watcher.start()
  return watcher
}

const change = (sql: string) => withClient(url(), async (client) => void (await client.query(sql)))

test('knows the number when it has started, and each number that follows', async () => {
  const watcher = await watch()
  expect([watcher.number, watcher.connected]).toEqual([1, true])
  for (const number of [2, 3, 4]) {
    await change('UPDATE edition SET number = number + 1')
    await vi.waitFor(() => expect(watcher.number).toBe(number), soon)
  }
})

test('of many changes at once the last one counts', async () => {
  const watcher = await watch()
  await Promise.all(Array.from({ length: 30 }, () => change('UPDATE edition SET number = number + 1')))
  await vi.waitFor(() => expect(watcher.number).toBe(31), soon)
})

test('a change that is rolled back is none', async () => {
  const watcher = await watch()
  await change('BEGIN; UPDATE edition SET number = 9; ROLLBACK; UPDATE edition SET number = 2')
  await vi.waitFor(() => expect(watcher.number).toBe(2), soon)
})

test('follows a number that went back', async () => {
  await change('UPDATE edition SET number = 7')
  const watcher = await watch()
  await change('UPDATE edition SET number = 3')
  await vi.waitFor(() => expect(watcher.number).toBe(3), soon)
})

test('knows at once what was committed before it catches up', async () => {
  const watcher = await watch()
  for (const number of [2, 3, 4, 5]) {
    await change('UPDATE edition SET number = number + 1')
    await watcher.catchUp()
    expect(watcher.number).toBe(number)
  }
})

test('mends a lost notification', async () => {
  const watcher = await watch()
  await change('ALTER TABLE edition DISABLE TRIGGER edition_changed; UPDATE edition SET number = 2')
  expect(watcher.number).toBe(1)
  await vi.waitFor(() => expect(watcher.number).toBe(2), soon)
})

test('reads the number again after its connection was cut', async () => {
  const watcher = await watch()
  await change(`ALTER TABLE edition DISABLE TRIGGER edition_changed; UPDATE edition SET number = 2;
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'hot-papers press' AND datname = current_database()`)
  await vi.waitFor(() => expect(watcher.number).toBe(2), soon)
  await change('ALTER TABLE edition ENABLE TRIGGER edition_changed; UPDATE edition SET number = 3')
  await vi.waitFor(() => expect(watcher.number).toBe(3), soon)
})

test('keeps the number while the database is away, and follows again when it is back', async () => {
  const database = await startStoppablePostgres()
  const run = (sql: string) => withClient(database.url, async (client) => void (await client.query(sql)))
  await run('CREATE TABLE edition (id int, number bigint); INSERT INTO edition VALUES (1, 5)')
  const watcher = await watch(database.url)

  await database.stop()
  await vi.waitFor(() => expect(watcher.connected).toBe(false), soon)
  expect(watcher.number).toBe(5)

  await database.start()
  await run('UPDATE edition SET number = 6')
  await vi.waitFor(() => expect([watcher.number, watcher.connected]).toEqual([6, true]), soon)
})

test('starts without a database, and knows the number when there is one', async () => {
  const database = new pg.Client({ connectionString: url() })
  const { pathname } = new URL(url())
  const elsewhere = Object.assign(new URL(url()), { pathname: `${pathname}_renamed` }).href
  const watcher = await watch(elsewhere)
  expect([watcher.number, watcher.connected]).toEqual([undefined, false])

  await database.connect()
  await database.query(`CREATE DATABASE "${pathname.slice(1)}_renamed"`)
  await database.end()
  await withClient(elsewhere, async (client) => {
    await client.query('CREATE TABLE edition (id int, number bigint); INSERT INTO edition VALUES (1, 5)')
  })
  await vi.waitFor(() => expect(watcher.number).toBe(5), soon)
  await watcher.stop()
  await change(`DROP DATABASE "${pathname.slice(1)}_renamed" WITH (FORCE)`)
})
