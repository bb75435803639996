import type { Tx } from '../db'

/**
 * Has the worker do a job at that moment, once for all who ask with that key. Without a queue yet, its first look makes
 * up for it.
 */
export async function wakeWorker(tx: Tx, job: 'publish' | 'midnight', at: Date, key: string = job) {
  const [queue] = await tx.$queryRaw<{ exists: boolean }[]>`
    SELECT to_regclass('graphile_worker.jobs') IS NOT NULL AS exists`
  if (queue?.exists)
    await tx.$executeRaw`SELECT graphile_worker.add_job(${job}, '{}'::json, run_at := ${at}, job_key := ${key})`
}
