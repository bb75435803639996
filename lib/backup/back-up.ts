import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to } from 'pg-copy-streams'
import { databaseUrl } from '../env'
import { AppError } from '../errors'
import { connect } from '../postgres/connect'
import { reasonOf } from '../postgres/faults'
import { frame } from './frames'
import { listMigrations } from './migrations'
import { FORMAT, type Head, type Sum, VERSION } from './schema'
import { copyTarget, listTables } from './tables'

/** Writes the whole site as it is at one moment into one file, which is there only when it is whole. */
export async function backUp(path: string): Promise<{ tables: number; rows: number }> {
  const client = await connect(databaseUrl())
  const partial = `${path}.partial-${process.pid}`
  const sums: Sum[] = []
  try {
    // Every statement sees the moment of the first, whatever is published meanwhile.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query(`SET LOCAL client_encoding = 'UTF8'; SET LOCAL datestyle = 'ISO'; SET LOCAL timezone = 'UTC'`)
    // It holds password hashes and secrets: nobody else's to read.
    const file = createWriteStream(partial, { mode: 0o600, flush: true })
    await pipeline(Readable.from(contents(client, sums)), createGzip(), file)
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true })
    if (!isOfFile(error)) throw error
    throw new AppError('unavailable', `The backup ${path} cannot be written: ${reasonOf(error.message)}`, {
      cause: error,
    })
  } finally {
    await client.end()
  }
  return { tables: sums.length, rows: sums.reduce((all, { rows }) => all + rows, 0) }
}

/** The head; each table's rows in parts, ended by an empty one; the tail. */
async function* contents(client: pg.Client, sums: Sum[]) {
  const tables = await listTables(client)
  const head: Head = {
    format: FORMAT,
    version: VERSION,
    madeAt: new Date().toISOString(),
    migrations: await listMigrations(client),
    tables,
  }
  yield frame(JSON.stringify(head))
  for (const table of tables) {
    const rows = client.query(to(`COPY ${copyTarget(table)} TO STDOUT`))
    const hash = createHash('sha256')
    for await (const part of rows) {
      hash.update(part)
      yield frame(part)
    }
    yield frame('')
    sums.push({ name: table.name, rows: rows.rowCount, sha256: hash.digest('hex') })
  }
  yield frame(JSON.stringify(sums))
}

function isOfFile(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'path' in error
}
