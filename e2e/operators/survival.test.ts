import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { joinPostgres } from '../../lib/postgres/open'
import { findFreePort, startSite } from '../site'
import { expectNobody, listProcesses, provideDataFolder } from './data-folder'

const dataFolder = provideDataFolder()
const soon = { timeout: 30_000, interval: 50 }

test('kill -9 of the site loses nothing that was acknowledged and leaves no process', async () => {
  const DATA_DIR = dataFolder()
  const site = await startSite({ DATA_DIR })
  const acknowledged = await writeUntil(DATA_DIR, () => kill(site))
  await expectNobody(DATA_DIR)

  const again = await startSite({ DATA_DIR })
  expect(await countWritten(DATA_DIR)).toBeGreaterThanOrEqual(acknowledged)
  await again.stop()
})

test('after kill -9 of PostgreSQL the site brings it back at the same address, with all that was acknowledged', async () => {
  const DATA_DIR = dataFolder()
  const site = await startSite({ DATA_DIR })
  const acknowledged = await writeUntil(DATA_DIR, () => kill(listProcesses(DATA_DIR).find(isPostgres)))

  await vi.waitFor(async () => expect(await countWritten(DATA_DIR)).toBeGreaterThanOrEqual(acknowledged), soon)
  await vi.waitFor(async () => expect((await fetch(`${site.url}/api/health`)).status).toBe(200), soon)
  expect(listProcesses(DATA_DIR).filter(isPostgres)).toHaveLength(1)
  await site.stop()
})

for (const half of [0, 1])
  test(`kill -9 of one half of the guardian leaves it to the other to stop the database (${half})`, async () => {
    const DATA_DIR = dataFolder()
    const site = await startSite({ DATA_DIR })
    const guardians = listProcesses(DATA_DIR).filter(isGuardian)
    expect(guardians).toHaveLength(2)
    kill(guardians[half])
    const acknowledged = await writeUntil(DATA_DIR, () => kill(site))
    await expectNobody(DATA_DIR)

    const again = await startSite({ DATA_DIR })
    expect(await countWritten(DATA_DIR)).toBeGreaterThanOrEqual(acknowledged)
    await again.stop()
  })

test('a database that nobody owns or guards any more is stopped by the next start, and loses nothing', async () => {
  const DATA_DIR = dataFolder()
  const site = await startSite({ DATA_DIR })
  for (const guardian of listProcesses(DATA_DIR).filter(isGuardian)) kill(guardian)
  const acknowledged = await writeUntil(
    DATA_DIR,
    () => kill(site),
    (written) => written === 300,
  )

  const again = await startSite({ DATA_DIR })
  expect(await countWritten(DATA_DIR)).toBe(acknowledged)
  expect(listProcesses(DATA_DIR).filter(isPostgres)).toHaveLength(1)
  await again.stop()
})

test('Ctrl-C in a terminal ends web server, worker and database in this order', async () => {
  const DATA_DIR = dataFolder()
  const site = await startSite({ DATA_DIR }, { detached: true })
  process.kill(-site.pid, 'SIGINT')
  expect(await site.ended).toEqual([0, null])
  expect(listProcesses(DATA_DIR)).toEqual([])
  // Had anybody been at work on the database, it would tell here whom it cut off.
  const log = readFileSync(join(DATA_DIR, 'postgres/log'), 'utf8')
  expect(log).toContain('database system is shut down')
  expect(log).not.toContain('terminating connection')
})

for (const signal of ['SIGTERM', 'SIGKILL'] as const)
  test(`${signal} to npm ends what npm started`, async () => {
    const DATA_DIR = dataFolder()
    const site = await startSite({ DATA_DIR }, { command: ['npm', 'start'] })
    process.kill(site.pid, signal)
    await expectNobody(DATA_DIR)
    expect(readFileSync(join(DATA_DIR, 'postgres/log'), 'utf8')).not.toContain('terminating connection')
  })

test('kill -9 in the middle of a first start leaves no process, and the next start succeeds', async () => {
  const DATA_DIR = dataFolder()
  for (const sign of [/native\/bin\/initdb/, /native\/bin\/postgres -D/, /migrate deploy/]) {
    const child = spawn(process.execPath, ['bin/hot-papers.js', 'start'], {
      env: { ...process.env, DATA_DIR, PORT: String(await findFreePort()) },
      stdio: 'ignore',
    })
    const ended = once(child, 'exit')
    await vi.waitFor(() => {
      if (child.exitCode === null) expect(listProcesses(DATA_DIR).some(({ command }) => sign.test(command))).toBe(true)
    }, soon)
    child.kill('SIGKILL')
    await ended
    await expectNobody(DATA_DIR)
  }
  const site = await startSite({ DATA_DIR })
  expect((await fetch(site.url)).status).toBe(200)
  await site.stop()
})

/** Writes row after row as fast as they are acknowledged, strikes among them, and tells how many were. */
async function writeUntil(folder: string, strike: () => void, isEnough: (written: number) => boolean = () => false) {
  return withDatabase(folder, async (client) => {
    await client.query('CREATE TABLE acknowledged (n int PRIMARY KEY)')
    let acknowledged = 0
    try {
      while (!isEnough(acknowledged)) {
        await client.query('INSERT INTO acknowledged VALUES ($1)', [acknowledged])
        acknowledged += 1
        if (acknowledged === 200) strike()
      }
    } catch {
      // Whoever was struck took the connection along.
    }
    return acknowledged
  })
}

async function countWritten(folder: string) {
  return withDatabase(folder, async (client) => {
    const { rows } = await client.query('SELECT count(*)::int AS written FROM acknowledged')
    return Number(rows[0].written)
  })
}

async function withDatabase<T>(folder: string, work: (client: pg.Client) => Promise<T>) {
  const joined = await joinPostgres(folder)
  if (!joined) throw new Error('no database runs on the folder')
  const client = new pg.Client(joined.url)
  client.on('error', () => {})
  await client.connect()
  // Not to be waited for by whoever ends the database.
  await joined.close()
  return work(client).finally(() => client.end().catch(() => {}))
}

function kill(victim: { pid: number } | undefined) {
  if (!victim) throw new Error('there is no such process')
  process.kill(victim.pid, 'SIGKILL')
}

function isPostgres({ command }: { command: string }) {
  return /^\S*native\/bin\/postgres -D/.test(command)
}

function isGuardian({ command }: { command: string }) {
  return command.startsWith('/bin/sh -c')
}
