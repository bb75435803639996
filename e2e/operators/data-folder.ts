import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, vi } from 'vitest'

/** Gives each test of the file a data folder of its own, and sees to it that nothing runs on it any more at the end. */
export function provideDataFolder() {
  const made: string[] = []

  afterEach(async () => {
    for (const folder of made.splice(0)) {
      await expectNobody(folder)
      rmSync(folder, { recursive: true })
    }
  })

  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'hot-papers-'))
    made.push(folder)
    return folder
  }
}

/** No process is left that was started for the data folder. */
export async function expectNobody(folder: string) {
  await vi.waitFor(() => expect(listProcesses(folder)).toEqual([]), { timeout: 20_000, interval: 50 })
}

/** The processes that were told of the folder or work in it, each with its command line. */
export function listProcesses(folder: string) {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid)
    .filter((pid) => [read(pid, 'environ'), read(pid, 'cmdline'), placeOf(pid)].some((fact) => fact.includes(folder)))
    .map((pid) => ({ pid, command: read(pid, 'cmdline').replaceAll('\0', ' ') }))
}

function read(pid: number, fact: string) {
  return attempt(() => readFileSync(`/proc/${pid}/${fact}`, 'utf8'))
}

function placeOf(pid: number) {
  return attempt(() => readlinkSync(`/proc/${pid}/cwd`))
}

/** A process may be gone while one looks at it. */
function attempt(look: () => string) {
  try {
    return look()
  } catch {
    return ''
  }
}
