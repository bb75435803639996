import { spawn } from 'node:child_process'
import type { Duplex } from 'node:stream'
import type { Identity } from './identity'

// Two shells, either of which stops PostgreSQL when our end of descriptor 4 closes: kill -9 of one leaves the other.
// Only the server keeps descriptor 3, whose closing tells us that the last of its processes is gone.
const SCRIPT = `
trap '' HUP INT TERM
"$@" 4<&- &
postgres=$!
exec 3>&-
(read -r _ <&4; kill -INT "$postgres") &
read -r _ <&4
kill -INT "$postgres"
`

export type Guarded = {
  /** Resolves when the server is gone with all its processes. */
  ended: Promise<void>
  /** Asks the server to stop; it finishes what was committed and cuts connections. */
  release(): void
}

/** Runs the server in a process group of its own, so that Ctrl-C in a terminal does not reach it. */
export function guard(command: string[], { prefix, uid, gid }: Identity, log: number): Guarded {
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'guardian', ...prefix, ...command], {
    detached: true,
    // Not the standard input, which Node closes when the first of the shells ends.
    stdio: ['ignore', log, log, 'pipe', 'pipe'],
    cwd: '/',
    uid,
    gid,
  })
  const life = child.stdio[3] as Duplex
  const leash = child.stdio[4] as Duplex
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    life.once('close', () => resolve())
    life.resume()
  })
  return { ended, release: () => leash.destroy() }
}
