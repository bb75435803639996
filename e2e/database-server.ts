import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { freshDatabase } from './database'
import { startPostgres } from './postgres'

/** One throw-away PostgreSQL for the whole run, with a migrated template that every test's database is copied from. */
export default async function setup() {
  // Another group of the same run was here before, and will clear away.
  if (process.env.TEST_DATABASE_TEMPLATE) return

  if (changedAt('lib/generated/prisma/client.ts') < changedAt('prisma/schema.prisma')) prisma('generate')

  const given = process.env.TEST_DATABASE_URL
  const server = given ? { url: given, stop: async () => {} } : await startPostgres()
  // Whoever runs the tests inherits it.
  process.env.TEST_DATABASE_URL = server.url
  const template = await freshDatabase({ migrated: false })
  const tearDown = async () => {
    await template.drop()
    await server.stop()
  }
  try {
    prisma('migrate deploy', template.url)
  } catch (error) {
    await tearDown()
    throw error
  }
  process.env.TEST_DATABASE_TEMPLATE = template.name
  return tearDown
}

function prisma(command: string, url = '') {
  execFileSync(process.execPath, ['node_modules/prisma/build/index.js', ...command.split(' ')], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: 'pipe',
  })
}

/** 0 for what does not exist. */
function changedAt(path: string) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
