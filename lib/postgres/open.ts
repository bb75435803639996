import { setTimeout as wait } from 'node:timers/promises'
import { findFolder, prepareFolder } from './folder'
import { ask } from './postmaster'
import { startServer } from './server'
import { visit } from './session'

type Options = {
  /** Loses its data with the machine, and is faster: for tests. */
  throwAway?: boolean
  /** Told when the server died and could not be brought back. */
  onLost?: (error: unknown) => void
}

/**
 * Starts the PostgreSQL of the data folder, which is made if need be; throws an AppError where another process has it.
 * It stops with this process, however that ends; when it dies of something else it is started again at the same address.
 */
export async function openPostgres(dataDir: string, { throwAway = false, onLost = () => {} }: Options = {}) {
  const prepared = prepareFolder(dataDir, throwAway)
  let server = await startServer(prepared, throwAway)
  let closing = false

  async function keep() {
    for (;;) {
      await Promise.race([server.ended, server.session.lost])
      if (closing) return
      server.release()
      await server.ended
      // A server that dies at once again and again must not keep the machine busy.
      await wait(1000)
      server = await startServer(prepared, throwAway, server.port)
      if (closing) server.release()
    }
  }
  const kept = keep().catch(onLost)

  return {
    url: server.url,
    /** Whether this call made the database. */
    created: prepared.created,
    /** Waits until the processes that joined have left. */
    seeGuestsOff: () => server.session.seeGuestsOff(),
    async close() {
      closing = true
      await server.session.close()
      server.release()
      await kept
      await server.ended
    },
  }
}

/** Joins the PostgreSQL that another process runs on the data folder, which goes on until we leave; undefined if none runs. */
export async function joinPostgres(dataDir: string) {
  const folder = findFolder(dataDir)
  if (!folder) return
  const { answer } = await ask(folder, async (url) => {
    const session = await visit(url)
    return session && { url, close: session.close }
  })
  return answer
}
