import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { AppError } from '../errors'
import { projectRoot } from '../root'
import type { Head } from './schema'

type Migrations = Head['migrations']

/** What made the tables of a database, in order. */
export async function listMigrations(client: pg.Client): Promise<Migrations> {
  const { rows } = await client.query(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  )
  return rows
}

/** The scripts of a backup's migrations; throws for one that is not known here, or not as it was run. */
export async function requireScripts(migrations: Migrations) {
  const folder = join(projectRoot(), 'prisma/migrations')
  const scripts: string[] = []
  for (const { name, checksum } of migrations) {
    const script = await readFile(join(folder, name, 'migration.sql'), 'utf8').catch(() => undefined)
    if (script === undefined || createHash('sha256').update(script).digest('hex') !== checksum)
      throw new AppError(
        'conflict',
        `The backup was made by another version of Hot Papers, whose migration ${name} is not known here: update with \`git pull\`, then restore it.`,
      )
    scripts.push(script)
  }
  return scripts
}
