import { databaseUrl } from '../env'
import { log } from '../log'
import { openPool } from '../postgres/pool'
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
  const { pool, drain } = openPool({ connectionString: databaseUrl(), max: 4 })
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
