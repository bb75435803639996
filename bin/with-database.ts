import { closeDb } from '../lib/db'

/** Runs the work of a command on the running database, or on one started for its duration. */
export async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } finally {
    await closeDb()
  }
}
