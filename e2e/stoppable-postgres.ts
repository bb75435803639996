import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { prepareFolder } from '../lib/postgres/folder'
import { startServer } from '../lib/postgres/server'

/** A PostgreSQL of the test's own, which can be gone for a while and come back at the same address. */
export async function startStoppablePostgres() {
  const folder = mkdtempSync(join(tmpdir(), 'hot-papers-'))
  const prepared = prepareFolder(folder, true)
  let server = await startServer(prepared, true)
  const stop = async () => {
    server.release()
    await server.ended
  }
  onTestFinished(async () => {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const start = async () => {
    server = await startServer(prepared, true, server.port)
  }
  return { url: server.url, stop, start }
}
