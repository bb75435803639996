import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Folder } from './folder'

const PATIENCE_MS = 10_000
const CANNOT_CONNECT_NOW = '57P03'

/** The server that runs on the folder, as its own lock file tells, wherever it came from. */
export function findPostmaster({ cluster }: Folder): { pid: number; port: number } | undefined {
  const lines = read(join(cluster, 'postmaster.pid')).split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return pid > 0 && commandOf(pid).includes(cluster) ? { pid, port } : undefined
}

/**
 * Asks the server that runs on the folder until it has an answer. A server that nobody owns has none, and is about to
 * be stopped by its guardian or owned by whoever starts it; one that stays so is an orphan.
 */
export async function ask<T>(
  folder: Folder,
  question: (url: string) => Promise<T | undefined>,
): Promise<{ answer?: T; orphan?: number }> {
  let since = Date.now()
  for (let postmaster = findPostmaster(folder); postmaster; postmaster = findPostmaster(folder)) {
    try {
      const answer = await question(folder.url(postmaster.port))
      if (answer) return { answer }
    } catch (error) {
      // After a crash it may take its time to begin.
      if ((error as { code?: string }).code === CANNOT_CONNECT_NOW) since = Date.now()
    }
    if (Date.now() - since > PATIENCE_MS) return { orphan: postmaster.pid }
    await wait(50)
  }
  return {}
}

/** After a crash of the machine the number in the lock file may have become another process; PostgreSQL would not start. */
export function forgetPostmaster(folder: Folder) {
  const lock = join(folder.cluster, 'postmaster.pid')
  const pid = Number(read(lock).split('\n')[0])
  if (pid > 0 && isAlive(pid) && !findPostmaster(folder)) rmSync(lock, { force: true })
}

function commandOf(pid: number) {
  if (process.platform === 'linux') return read(`/proc/${pid}/cmdline`)
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout ?? ''
}

export function isAlive(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function read(path: string) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
