import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished, test, vi } from 'vitest'
import { freshDatabase, withClient } from '../database'
import { startSite } from '../site'
import { provideDataFolder } from './data-folder'
import { run } from './run'

const START = ['bin/hot-papers.js', 'start']
const dataFolder = provideDataFolder()

test('a first start says where the site is and what comes next, and a second only what is still to be done', async () => {
  const DATA_DIR = dataFolder()
  const first = await startSite({ DATA_DIR })
  await isGreeted(first)
  expect(first.output()).toContain('A demonstration was loaded')
  expect(first.output()).toContain(`  http://localhost:${new URL(first.url).port}\n`)
  expect(first.output()).toContain('npx hot-papers import')
  await first.stop()

  const second = await startSite({ DATA_DIR })
  await isGreeted(second)
  expect(second.output()).not.toContain('✓')
  // Reading makes it say nothing more.
  const [paper] = /\/papers\/[^"]+/.exec(await (await fetch(second.url)).text()) ?? []
  expect((await fetch(second.url + paper)).status).toBe(200)
  // On a slow machine it says what it waits for.
  expect(
    second
      .output()
      .split('\n')
      .filter((line) => line && !line.startsWith('  …')),
  ).toEqual([
    expect.any(String),
    expect.stringContaining('first admin'),
    expect.stringContaining('/setup?key='),
    expect.any(String),
  ])
  await second.stop()

  await run(['import', 'lib/archive/fixtures'], { DATA_DIR })
  const third = await startSite({ DATA_DIR })
  await isGreeted(third)
  expect(third.output(), 'an archive is here').not.toContain('npx hot-papers import')
  await third.stop()
})

test('commands work on the database of the running site, and on none, also two at once', async () => {
  const DATA_DIR = dataFolder()
  const answers = await Promise.all([run(['settings'], { DATA_DIR }), run(['settings'], { DATA_DIR })])
  expect(answers.map(({ code, stderr }) => [code, stderr])).toEqual([
    [0, ''],
    [0, ''],
  ])
  const site = await startSite({ DATA_DIR })
  expect(await run(['settings', 'siteName', 'Warm Papers'], { DATA_DIR })).toMatchObject({ code: 0 })
  await vi.waitFor(async () => expect(await (await fetch(site.url)).text()).toContain('Warm Papers'), 10_000)
  await site.stop()
  expect((await run(['settings', 'siteName'], { DATA_DIR })).stdout.trim()).toBe('Warm Papers')
})

test('web server and worker are started apart on a database they share', async () => {
  const { url, drop } = await freshDatabase()
  onTestFinished(async () => void (await drop()))
  await withClient(url, (client) => client.query(`UPDATE edition SET day = '2026-01-01'`))
  const web = await startSite({ DATABASE_URL: url }, { command: [process.execPath, ...START, '--web'] })
  expect(await health(web.url)).toMatchObject({ status: 200, edition: 1 })

  const worker = spawn(process.execPath, [...START, '--worker'], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: 'ignore',
  })
  const ended = once(worker, 'exit')
  await vi.waitFor(async () => expect((await health(web.url)).edition).toBeGreaterThan(1), 60_000)
  worker.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  await web.stop()
})

test('with the database gone the site says so to whoever watches over it, and goes on serving what it has', async () => {
  const { url, drop } = await freshDatabase()
  const site = await startSite({ DATABASE_URL: url })
  expect(await health(site.url)).toMatchObject({ status: 200, edition: expect.any(Number) })
  expect((await fetch(site.url)).status).toBe(200)

  await drop()
  expect(await health(site.url)).toMatchObject({ status: 503, reason: 'The database does not answer.' })
  expect((await fetch(site.url)).status).toBe(200)
  await site.stop()
  expect(await site.ended).toEqual([0, null])
})

async function health(url: string) {
  const answer = await fetch(`${url}/api/health`)
  const { status, ...facts } = await answer.json()
  expect(status).toBe(answer.ok ? 'ok' : 'error')
  return { ...facts, status: answer.status }
}

/** It answers a moment before it says so. */
function isGreeted({ output }: { output: () => string }) {
  return vi.waitFor(() => expect(output()).toContain('Ctrl-C ends the site.'), 10_000)
}
