import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPostgres } from '../lib/postgres/open'
import { freshDatabase } from './database'

/** One throw-away PostgreSQL for the whole run, with a migrated template that every test's database is copied from. */
export default async function setup() {
  // Another group of the same run was here before, and will clear away.
  if (process.env.TEST_DATABASE_TEMPLATE) return

  if (changedAt('lib/generated/prisma/client.ts') < changedAt('prisma/schema.prisma')) prisma('generate')

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
    prisma('migrate deploy', template.url)
  } catch (error) {
    await tearDown()
    throw error
  }
  process.env.TEST_DATABASE_TEMPLATE = template.name
  return tearDown
}

async function openThrowAway() {
  const folder = mkdtempSync(join(tmpdir(), 'hot-papers-'))
  const { url, close } = await openPostgres(folder, { throwAway: true })
  return { url, close: () => close().finally(() => rmSync(folder, { recursive: true, force: true })) }
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
