import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { peakMemory } from './processes'
import type { Measure } from './report'

const COPIES = 10

/** The old archive in and out, and ten of it in: each command from its start to its end, its database's start included. */
export async function measureArchive(
  archive: string,
  folder: string,
  settings: Record<string, string>,
): Promise<Measure[]> {
  const copies = join(folder, 'copies')
  const files = copy(archive, copies)
  const tenfold = { ...settings, DATA_DIR: join(folder, 'tenfold') }
  // Makes the database, as the site's was made before.
  await runCommand(['settings'], tenfold)

  const once = await runCommand(['import', archive], settings)
  const out = await runCommand(['export', join(folder, 'out')], settings)
  const ten = await runCommand(['import', copies], tenfold)
  return [
    { what: `Import of ${files} posts`, measured: `${seconds(once)}, ${megabytes(once)}`, goal: '≤ 4 s, ≤ 350 MB' },
    { what: `Import of ${files * COPIES} posts`, measured: `${seconds(ten)}, ${megabytes(ten)}`, goal: 'linear' },
    {
      what: 'Import a post, ten archives beside one',
      measured: `${(ten.ms / once.ms / COPIES).toFixed(2)} times`,
      goal: '≤ 1',
    },
    { what: `Export of ${files} posts`, measured: `${seconds(out)}, ${megabytes(out)}`, goal: '≤ 2 s' },
  ]
}

/** Runs one command of the program; returns how long it took and the most memory its process held. */
export async function runCommand(args: string[], settings: Record<string, string>) {
  const started = performance.now()
  const child = spawn(process.execPath, ['bin/hot-papers.js', ...args], { env: { ...process.env, ...settings } })
  const said = Promise.all([text(child.stdout), text(child.stderr)])
  const ended = once(child, 'exit')
  let memory = 0
  while (child.exitCode === null) {
    memory = peakMemory(child.pid as number) || memory
    await Promise.race([ended, wait(20)])
  }
  if (child.exitCode !== 0) throw new Error(`hot-papers ${args.join(' ')}:\n${(await said).join('\n')}`)
  return { ms: performance.now() - started, memory }
}

/** Writes the archive ten times, each under the days and addresses of other years, and returns how many posts it has. */
function copy(archive: string, folder: string) {
  const names = readdirSync(archive).filter((name) => name.endsWith('.md'))
  mkdirSync(folder)
  for (const name of names) {
    const post = readFileSync(join(archive, name), 'utf8')
    const head = post.indexOf('\n---', 4)
    for (let i = 0; i < COPIES; i++) {
      // By two years each, which is as long as the archive is.
      const move = (words: string) => words.replace(/\b(\d{4})(?=-\d\d-\d\d)/g, (year) => String(Number(year) - 2 * i))
      writeFileSync(join(folder, move(name)), move(post.slice(0, head)) + post.slice(head))
    }
  }
  return names.length
}

export const seconds = ({ ms }: { ms: number }) => `${(ms / 1000).toFixed(1)} s`
export const megabytes = ({ memory }: { memory: number }) => `${Math.round(memory / 1e6)} MB`
