import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test, vi } from 'vitest'
import { EVENINGS_WITHOUT_ANNOUNCEMENT_2026, newestListingDay } from '../../lib/collector/calendar'
import { closeDb } from '../../lib/db'
import { settle } from '../../lib/env'
import { freshDatabase, withClient } from '../database'
import { playInternet } from '../fake-sources'
import { inventDay } from '../invented-day'
import { whatWasKept } from '../what-was-kept'
import { run } from './run'

const today = () => newestListingDay(new Date(), EVENINGS_WITHOUT_ANNOUNCEMENT_2026.split(' '))

async function provideWorld() {
  const day = today()
  const internet = await playInternet(inventDay(day))
  const { url: DATABASE_URL, drop } = await freshDatabase()
  onTestFinished(async () => {
    await internet.close()
    await drop()
  })
  return { day, internet, settings: { DATABASE_URL, SOURCES_URL: internet.url, LOG_LEVEL: 'silent' } }
}

async function keptIn(url: string) {
  settle('DATABASE_URL', url)
  try {
    return await whatWasKept()
  } finally {
    await closeDb()
  }
}

test('a day is collected, and read again from what was kept without asking anybody', async () => {
  const { day, internet, settings } = await provideWorld()
  const rehearsed = await run(['collect', '--dry-run'], settings)
  expect([rehearsed.code, rehearsed.stdout]).toEqual([0, expect.stringContaining(`${day} (nothing was kept)`)])

  const collected = await run(['collect'], settings)
  expect([collected.code, collected.stderr]).toEqual([0, ''])
  expect(collected.stdout).toMatch(/^ {2}Hacker News: asked 2 of 2, found 3/m)
  expect(collected.stdout).toContain(`${day}: 3 candidates, and a draft was made`)
  const { watches: _, ...before } = await keptIn(settings.DATABASE_URL)

  await withClient(settings.DATABASE_URL, (client) =>
    client.query('TRUNCATE paper, mention, watch, run, service, digest CASCADE'),
  )
  const asked = internet.asked.length
  const replayed = await run(['collect', '--replay', day], settings)
  expect([replayed.code, replayed.stderr]).toEqual([0, ''])
  expect(internet.asked).toHaveLength(asked)
  const { watches: __, ...after } = await keptIn(settings.DATABASE_URL)
  expect(after).toEqual(before)

  const none = await run(['collect', '--replay', '2026-11-03'], settings)
  expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('No answers of 2026-11-03 are kept')])
})

test('on a terminal each source has a line that moves, and what came of it takes their place', async () => {
  const { day, settings } = await provideWorld()
  // The only way to have a terminal: `script` makes one, and hands on what is written to it.
  const child = spawn('script', ['-qec', `${process.execPath} bin/hot-papers.js collect`, '/dev/null'], {
    env: { ...process.env, ...settings, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [written, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  expect(code).toBe(0)
  const esc = '\u001b'
  const boards = written.split(new RegExp(`${esc}\\[\\d+A${esc}\\[J`))
  const last = String(boards.pop())
  const found = boards.map((board) => Number(/ arXiv: asked \d+ of \d+, found (\d+)/.exec(board)?.[1] ?? 0))
  expect(found.at(-1)).toBeGreaterThan(0)
  expect(found).toEqual(found.toSorted((a, b) => a - b))
  expect(boards.at(-1)).toContain('Hacker News: asked 2 of 2, found 3')
  expect(last.trimStart().startsWith(day)).toBe(true)
  expect(last).toContain(`${day}: 3 candidates, and a draft was made`)
})

test('a source without its key is not asked, and a sentence says what lacks', async () => {
  const { internet, settings } = await provideWorld()
  const { code, stdout } = await run(['collect', '--source', 'x'], settings)
  expect(code).toBe(1)
  expect(stdout).toContain('X_BEARER_TOKEN is not set: X answers nobody without one.')
  expect(internet.asked).toEqual([])
})

test('a collector that is killed while an answer drips in leaves a database that the next one completes', async () => {
  const { internet, settings } = await provideWorld()
  await run(['collect'], settings)
  await run(['collect', '--day', today()], settings)
  const undisturbed = await keptIn(settings.DATABASE_URL)

  const { url: DATABASE_URL, drop } = await freshDatabase()
  onTestFinished(async () => {
    await drop()
  })
  internet.asked.splice(0)
  internet.fail('huggingface.co', 'drip')
  const child = spawn(process.execPath, ['bin/hot-papers.js', 'collect'], {
    env: { ...process.env, ...settings, DATABASE_URL },
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  await vi.waitFor(() => expect(internet.asked.some(({ place }) => place.startsWith('huggingface.co'))).toBe(true), {
    timeout: 60_000,
  })
  child.kill('SIGKILL')
  await ended
  internet.mend()

  // Its claims run out, and its place in the queue; so long nobody need wait here.
  await withClient(DATABASE_URL, (client) =>
    client.query(`UPDATE watch SET claimed_until = now() - interval '1 s' WHERE claimed_until IS NOT NULL`),
  )
  await withClient(DATABASE_URL, (client) => client.query('UPDATE service SET busy_until = NULL'))
  const both = await Promise.all([
    run(['collect'], { ...settings, DATABASE_URL }),
    run(['collect'], { ...settings, DATABASE_URL }),
  ])
  expect(both.map(({ code }) => code)).toEqual([0, 0])
  // One may have looked before the other had heard of a paper.
  await run(['collect', '--day', today()], { ...settings, DATABASE_URL })
  expect(await keptIn(DATABASE_URL)).toEqual(undisturbed)
})
