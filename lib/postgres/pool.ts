import { once } from 'node:events'
import pg from 'pg'

/**
 * Connections as they are wanted. A pool lets some of them go while they still say goodbye: `drain` ends them all and
 * waits until each is gone, so that no database ends before.
 */
export function openPool(config: pg.PoolConfig) {
  const pool = new pg.Pool(config)
  const open = new Set<pg.PoolClient>()
  // Who works with a connection learns of its end by the next query.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    open.add(client)
    client.on('error', () => {}).once('end', () => open.delete(client))
  })
  async function drain() {
    await pool.end()
    await Promise.all([...open].map((client) => once(client, 'end')))
  }
  return { pool, drain }
}
