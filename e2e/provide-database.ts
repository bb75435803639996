import { afterEach, beforeEach } from 'vitest'
import { closeDb } from '../lib/db'
import { freshDatabase } from './database'

/** Gives each test of the file a fresh, migrated database, which `db()` and DATABASE_URL name. */
export function provideDatabase() {
  let database: Awaited<ReturnType<typeof freshDatabase>> | undefined

  beforeEach(async () => {
    // One name for the whole file, since env() reads DATABASE_URL once.
    if (database) await database.create()
    else database = await freshDatabase()
    process.env.DATABASE_URL = database.url
  })

  afterEach(async () => {
    await closeDb()
    await database?.drop()
  })
}
