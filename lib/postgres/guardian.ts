import { spawn } from 'node:child_process'
import type { Identity } from './identity'

// Two shells, either of which stops PostgreSQL when our end of the pipe closes: kill -9 of one leaves the other.
// Background processes of a shell get no standard input, hence the third descriptor.
const SCRIPT = `
exec 3<&0 </dev/null
"$@" 3<&- &
postgres=$!
(read -r _ <&3; kill -INT "$postgres") &
reader=$!
exec 3<&-
wait "$postgres"
status=$?
kill "$reader"
exit "$status"
`

export type Guarded = {
  /** Resolves when the guardian is gone, and with it the server, unless somebody killed the guardian alone. */
  ended: Promise<void>
  /** Asks the server to stop; it finishes what was committed and cuts connections. */
  release(): void
}

/** Runs the server in a process group of its own, so that Ctrl-C in a terminal does not reach it. */
export function guard(command: string[], { prefix, uid, gid }: Identity, log: number): Guarded {
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'guardian', ...prefix, ...command], {
    detached: true,
    stdio: ['pipe', log, log],
    cwd: '/',
    uid,
    gid,
  })
  child.stdin?.on('error', () => {})
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('exit', () => resolve())
  })
  return { ended, release: () => child.stdin?.destroy() }
}
