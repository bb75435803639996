import { freshDatabase } from './database'
import startDatabaseServer from './database-server'
import { startSite } from './site'

/** One site for all browser tests, on a database of its own. */
export default async function setup() {
  const closeServer = await startDatabaseServer()
  const database = await freshDatabase()
  const site = await startSite({ DATABASE_URL: database.url, LOG_LEVEL: 'error' })
  process.env.E2E_URL = site.url
  process.env.E2E_DATABASE_URL = database.url
  return async () => {
    await site.stop()
    await database.drop()
    await closeServer?.()
  }
}
