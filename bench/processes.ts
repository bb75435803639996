import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const TICK_MS = 1000 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

/** Milliseconds of processor that a process and its descendants have used, those that ended among them. */
export function measureCpu(pid: number) {
  const ticks = tree(pid).flatMap((id) => stat(id).slice(11, 15).map(Number))
  return ticks.reduce((sum, used) => sum + used, 0) * TICK_MS
}

/** Bytes of memory of a process and its descendants; what several share is counted once. */
export function measurePss(pid: number) {
  const kilobytes = tree(pid).map((id) =>
    Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1]),
  )
  return kilobytes.reduce((sum, size) => sum + size, 0) * 1024
}

/** The most bytes of memory that a process has held; undefined when it is gone. */
export function peakMemory(pid: number) {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes && Number(kilobytes) * 1024
  } catch {
    return undefined
  }
}

function tree(root: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc'))
    if (/^\d+$/.test(name)) parents.set(Number(name), Number(stat(Number(name))[1]))
  const within = (pid: number | undefined): boolean => pid !== undefined && (pid === root || within(parents.get(pid)))
  return [...parents.keys()].filter(within)
}

/** The fields of /proc/<pid>/stat from the state on; the name before it may hold anything. */
function stat(pid: number) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
  } catch {
    return []
  }
}
