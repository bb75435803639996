import { once } from 'node:events'
import pg from 'pg'
import { databaseUrl } from '../env'
import { log } from '../log'
import { STANDING, tasks } from './tasks'

/** Works off the queue in the database until it is closed, which lets a job under way finish. It outlasts lost connections. */
export async function startWorker() {
  // Only the worker needs it, and it takes a while to load.
  const { Logger, run } = await import('graphile-worker')
  const logger = new Logger(() => (level, message) => {
    // That one of its parts starts or stops is no news to an operator.
    if (level === 'warning' || level === 'error') log().warn({ reason: message }, 'The worker met with a failure')
    else log().debug(message)
  })
  const { pool, drain } = openPool()
  const runner = await run({
    pgPool: pool,
    schema: 'graphile_worker',
    concurrency: 2,
    noHandleSignals: true,
    logger,
    taskList: tasks,
    parsedCronItems: [],
  })
  for (const name of STANDING) await runner.addJob(name, {}, { jobKey: name })
  return { close: () => runner.stop().then(drain) }
}

/** The queue's connections: some are let go while they still say goodbye, and the database is not to end before. */
function openPool() {
  const pool = new pg.Pool({ connectionString: databaseUrl(), max: 4 })
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
