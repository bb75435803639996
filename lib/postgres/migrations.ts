import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type pg from 'pg'
import { databaseUrl } from '../env'
import { AppError } from '../errors'
import { projectRoot } from '../root'
import { connect } from './connect'

const LOCK = 7_146_003
const NO_SUCH_TABLE = '42P01'

/** Brings the database to this version's schema, one instance at a time; tells how many steps it took. */
export async function migrateDatabase(): Promise<number> {
  const client = await connect(databaseUrl())
  try {
    if ((await listPending(client)).length === 0) return 0
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    // Another instance may have been at it until now.
    const pending = await listPending(client)
    if (pending.length > 0) await deploy()
    return pending.length
  } finally {
    await client.end()
  }
}

async function listPending(client: pg.Client) {
  const ours = readdirSync(join(projectRoot(), 'prisma/migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  const applied = await listApplied(client)
  const failed = applied.find(({ finished }) => !finished)
  if (failed)
    throw new AppError(
      'conflict',
      `The migration ${failed.name} of the database failed half-way: restore a backup, or mend it and run \`npx prisma migrate resolve\`.`,
    )
  const unknown = applied.find(({ name }) => !ours.includes(name))
  if (unknown)
    throw new AppError(
      'conflict',
      `The database is newer than this Hot Papers, which does not know its migration ${unknown.name}: update with \`git pull\`.`,
    )
  return ours.filter((name) => !applied.some((migration) => migration.name === name))
}

async function listApplied(client: pg.Client): Promise<{ name: string; finished: boolean }[]> {
  const { rows } = await client
    .query(
      `SELECT migration_name AS name, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
    )
    .catch((error) => {
      if (error.code === NO_SUCH_TABLE) return { rows: [] }
      throw error
    })
  return rows
}

async function deploy() {
  const root = projectRoot()
  const cli = join(root, 'node_modules/prisma/build/index.js')
  await promisify(execFile)(process.execPath, [cli, 'migrate', 'deploy'], { cwd: root }).catch((cause) => {
    const said = String(cause.stderr || cause.stdout).trim()
    // Prisma's code for tables without a history of migrations.
    if (said.includes('P3005')) {
      throw new AppError('conflict', 'The database holds the tables of something else: give Hot Papers an empty one.')
    }
    throw new AppError('unavailable', `The database could not be migrated:\n${said}`, { cause })
  })
}
