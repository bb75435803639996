import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeFresh } from '../bin/build'
import { openPostgres } from '../lib/postgres/open'
import { freshDatabase } from './database'

/** One throw-away PostgreSQL for the whole run, with a migrated template that every test's database is copied from. */
export default async function setup() {
  // Another group of the same run was here before, and will clear away.
  if (process.env.TEST_DATABASE_TEMPLATE) return

  await makeFresh('client')
  const given = process.env.TEST_DATABASE_URL
  const server = given ? { url: given, close: async () => {} } : await openThrowAway()
  // Whoever runs the tests inherits it.
  process.env.TEST_DATABASE_URL = server.url
  const template = await freshDatabase({ migrated: false })
  const tearDown = async () => {
    await template.drop()
    await server.close()
  }
  try {
    migrate(template.url)
  } catch (error) {
    await tearDown()
    throw error
  }
  process.env.TEST_DATABASE_TEMPLATE = template.name
  return tearDown
}

async function openThrowAway() {
  const folder = mkdtempSync(join(tmpdir(), 'hot-papers-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const { url, close } = await openPostgres(folder, { throwAway: true })
    return { url, close: () => close().finally(remove) }
  } catch (error) {
    remove()
    throw error
  }
}

function migrate(url: string) {
  execFileSync(process.execPath, ['node_modules/prisma/build/index.js', 'migrate', 'deploy'], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: 'pipe',
  })
}
