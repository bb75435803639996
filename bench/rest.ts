import { setTimeout as wait } from 'node:timers/promises'
import { withDatabaseOf } from './database'

const LONGEST_MS = 10 * 60_000

/** Waits until a site has done what it does once after an import, which would take processor and memory from what is measured. */
export async function waitForRest(dataDir: string) {
  const started = performance.now()
  await withDatabaseOf(dataDir, async (client) => {
    for (;;) {
      const { rows } = await client.query('SELECT FROM card WHERE digests > 0 AND related_at IS NULL LIMIT 1')
      if (rows.length === 0) return
      if (performance.now() - started > LONGEST_MS) throw new Error('the site does not come to rest')
      await wait(500)
    }
  })
  return performance.now() - started
}
