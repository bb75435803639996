import pg from 'pg'
import { joinPostgres, openPostgres } from '../lib/postgres/open'

/** Works on the database of a site, whether it runs or not. */
export async function withDatabaseOf<Result>(dataDir: string, work: (client: pg.Client) => Promise<Result>) {
  const postgres = (await joinPostgres(dataDir)) ?? (await openPostgres(dataDir))
  const client = new pg.Client({ connectionString: postgres.url })
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end()
    await postgres.close()
  }
}
