import { closeDb } from '../lib/db'
import { env, settle } from '../lib/env'
import { migrateDatabase } from '../lib/postgres/migrations'
import { joinPostgres, openPostgres } from '../lib/postgres/open'

/** Runs the work of a command on DATABASE_URL, else on the running embedded database, else on one started for its duration. */
export async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  const embedded = env().DATABASE_URL ? undefined : await joinOrOpen(env().DATA_DIR)
  if (embedded) settle('DATABASE_URL', embedded.url)
  try {
    await migrateDatabase()
    return await work()
  } finally {
    await closeDb()
    await embedded?.close()
    if (embedded) settle('DATABASE_URL', undefined)
  }
}

async function joinOrOpen(dataDir: string) {
  return (await joinPostgres(dataDir)) ?? (await openForAWhile(dataDir))
}

async function openForAWhile(dataDir: string) {
  try {
    const { url, seeGuestsOff, close } = await openPostgres(dataDir)
    return { url, close: () => seeGuestsOff().finally(close) }
  } catch (error) {
    // Another command was faster: then there is something to join.
    const joined = await joinPostgres(dataDir)
    if (joined) return joined
    throw error
  }
}
