import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** A fresh, migrated database of the suite's server; with `migrated: false` an empty one. */
export async function freshDatabase({ migrated = true } = {}) {
  const server = process.env.TEST_DATABASE_URL
  if (!server) throw new Error('TEST_DATABASE_URL is not set: the suite sets it before the tests begin.')
  const name = `hot_papers_test_${randomUUID().replaceAll('-', '')}`
  const template = migrated ? process.env.TEST_DATABASE_TEMPLATE : 'template0'

  const create = () => withClient(server, (client) => client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`))
  const drop = () => withClient(server, (client) => client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`))
  await create()
  return { name, url: Object.assign(new URL(server), { pathname: name }).href, create, drop }
}

/** What `work` gives, done on a connection of its own. */
export async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
