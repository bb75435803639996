#!/usr/bin/env node
// The Prisma CLI talks JSON-RPC with a "schema engine" that it would download. This one answers the same calls with the
// engine's WebAssembly build and the driver the site uses, so that a machine needs nothing but npm.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

// Introspection selects columns of PostgreSQL's internal "char" type (oid 18), which the adapter refuses. They pass
// through the driver as text, and leave the adapter as the Character that the engine expects.
const INTERNAL_CHAR = 18
const TEXT = 25
const charColumns = new WeakMap()

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  // The CLI adds options from version to version; those not named here do not concern us.
  strict: false,
  options: {
    datamodels: { type: 'string', multiple: true },
    datasource: { type: 'string' },
    version: { type: 'boolean' },
  },
})

if (options.version) {
  console.log('schema-engine-cli wasm')
} else {
  await answer()
}

async function answer() {
  const database = connector(JSON.parse(String(options.datasource ?? '{}')).url)
  // The CLI ends its engine with SIGTERM, and shadow databases must not outlive it.
  process.on('SIGTERM', () => database.dropShadows().finally(() => process.exit()))
  if (positionals[0] === 'cli') await check(database, positionals[1])
  else await serve(await loadEngine(database), process.stdin)
  await database.dropShadows()
}

/** `cli can-connect-to-database` and `cli create-database`: silence and exit code 0, or a line the CLI knows and 1. */
async function check(database, command) {
  try {
    if (command === 'create-database') await database.create()
    else await database.run('SELECT 1')
  } catch (error) {
    const code = error.cause?.kind === 'DatabaseDoesNotExist' ? 'P1003' : 'P1001'
    const fields = { error_code: code, message: error.message }
    // The CLI passes over the first line of what it is told.
    console.error(`\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}`)
    process.exitCode = 1
  }
}

async function loadEngine(database) {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: console.error } })
  const wasm = readFileSync(new URL('./schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm')))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()

  const datamodels = options.datamodels?.map((path) => [String(path), readFileSync(String(path), 'utf8')])
  return bindings.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(database.factory))
}

/** One JSON-RPC call a line in, one answer a line out. */
async function serve(engine, input) {
  for await (const line of createInterface({ input })) {
    const { id, method, params } = JSON.parse(line)
    console.log(JSON.stringify({ jsonrpc: '2.0', id, ...(await call(engine, method, params)) }))
  }
}

async function call(engine, method, params) {
  try {
    if (typeof engine[method] !== 'function') throw new Error(`the schema engine has no method ${method}`)
    return { result: (await engine[method](params)) ?? null }
  } catch (error) {
    // 4466 is the code under which the CLI looks for a known Prisma error in data.
    const data = { is_panic: false, message: error.message, meta: null, error_code: error.code }
    return { error: { code: 4466, message: 'An error happened. Check the data field for details.', data } }
  }
}

/** The database of a PostgreSQL URL for the engine, and the shadow databases it asks for. */
function connector(connectionString) {
  handInternalCharOn()
  const url = new URL(connectionString)
  // Parts, not the URL itself: given a URL, the driver would work on its database where a shadow one is meant.
  const server = {
    host: url.searchParams.get('host') ?? decodeURIComponent(url.hostname),
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  }
  const main = decodeURIComponent(url.pathname.slice(1))
  const shadows = new Set()

  const connect = async (database) => fitted(await new PrismaPg({ ...server, database }).connect())
  const run = async (sql, database = main) => {
    const connection = await connect(database)
    await connection.executeScript(sql).finally(() => connection.dispose())
  }
  // PostgreSQL has no way to create the database one is connected to; every server has one of this name.
  const create = () => run(`CREATE DATABASE "${main}"`, 'postgres')
  const connectToShadowDb = async () => {
    const shadow = `prisma_migrate_shadow_db_${randomUUID()}`
    await run(`CREATE DATABASE "${shadow}"`)
    shadows.add(shadow)
    return connect(shadow)
  }
  const dropShadows = async () => {
    for (const shadow of shadows) await run(`DROP DATABASE IF EXISTS "${shadow}" WITH (FORCE)`)
    shadows.clear()
  }
  const factory = {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(main),
    connectToShadowDb,
  }
  return { factory, run, create, dropShadows }
}

function handInternalCharOn() {
  for (const { prototype } of [pg.Client, pg.Pool]) {
    const { query } = prototype
    prototype.query = function (...args) {
      const pending = query.apply(this, args)
      return pending?.then ? pending.then(noteCharColumns) : pending
    }
  }
}

function noteCharColumns(result) {
  const fields = result?.fields ?? []
  const columns = [...fields.keys()].filter((i) => fields[i].dataTypeID === INTERNAL_CHAR)
  for (const i of columns) fields[i].dataTypeID = TEXT
  if (columns.length > 0) charColumns.set(result.rows, columns)
  return result
}

function fitted(connection) {
  const { queryRaw } = connection
  connection.queryRaw = async (query) => {
    const result = await queryRaw.call(connection, query)
    for (const i of charColumns.get(result.rows) ?? []) result.columnTypes[i] = ColumnTypeEnum.Character
    return result
  }
  // The adapter cuts a script at every semicolon, in comments and function bodies too; PostgreSQL takes it whole.
  connection.executeScript = async (script) => void (await connection.underlyingDriver().query(script))
  return connection
}
