#!/usr/bin/env node
// The Prisma CLI talks JSON-RPC with a "schema engine" that it would download. This one answers the same calls with the
// engine's WebAssembly build and the driver the site uses, so that a machine needs nothing but npm.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils'
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
  // The CLI ends its engine with SIGTERM, a terminal with the others; shadow databases must not outlive it.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
    process.on(signal, () => database.dropShadows().finally(() => process.exit()))
  if (positionals[0] === 'cli') await check(database, positionals[1])
  else await serve(() => loadEngine(database), process.stdin)
  await database.dropShadows()
}

/** `cli can-connect-to-database` and `cli create-database`: silence and exit code 0, or a line the CLI knows and 1. */
async function check(database, command) {
  try {
    if (command === 'create-database') await database.create()
    else await database.run('SELECT 1')
  } catch (error) {
    const { code, message } = error.cause ?? error
    const fields = { error_code: code === '3D000' ? 'P1003' : 'P1001', message }
    // The CLI passes over the first line of what it is told.
    console.error(`\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}`)
    process.exitCode = 1
  }
}

async function loadEngine(database) {
  // Here, since the engine hides what is wrong with an address from the CLI.
  database.addressOf()
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: console.error } })
  const wasm = readFileSync(new URL('./schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm')))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()

  const datamodels = options.datamodels?.map((path) => [String(path), readFileSync(String(path), 'utf8')])
  return bindings.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(database.factory))
}

/** One JSON-RPC call a line in, one answer a line out. */
async function serve(load, input) {
  let engine
  const say = (message) => console.log(JSON.stringify({ jsonrpc: '2.0', ...message }))
  for await (const line of createInterface({ input })) {
    const { id, method, params } = JSON.parse(line)
    // Not a call: the CLI has printed what we asked it to.
    if (!method) continue
    // Loading connects: where that fails, the CLI has to be told, since it takes silence for success.
    engine ??= load()
    const answer = await call(engine, method, params)
    // What is meant for people goes to them by a call of our own.
    if (answer.result?.stdout) say({ id: randomUUID(), method: 'print', params: { content: answer.result.stdout } })
    say({ id, ...answer })
  }
}

async function call(loading, method, params) {
  try {
    const engine = await loading
    if (typeof engine[method] !== 'function') throw new Error(`the schema engine has no method ${method}`)
    return { result: (await engine[method](params)) ?? null }
  } catch (error) {
    // 4466 is the code under which the CLI looks for a known Prisma error in data.
    const data = { is_panic: false, message: error.message, meta: null, error_code: error.code }
    return { error: { code: 4466, message: 'An error happened. Check the data field for details.', data } }
  }
}

/** The database of a PostgreSQL URL for the engine, and the shadow databases it asks for. */
function connector(url) {
  handInternalCharOn()
  const shadows = new Map()

  const connect = async (database) => fitted(await new PrismaPg({ connectionString: addressOf(database) }).connect())
  const addressOf = (database) => {
    // Without an address the driver would quietly try localhost.
    if (!url) throw new Error('DATABASE_URL is not set, and the schema engine works on a database.')
    return database ? Object.assign(new URL(url), { pathname: database }).href : url
  }
  const run = async (sql, database) => {
    const connection = await connect(database)
    await connection.executeScript(sql).finally(() => connection.dispose())
  }
  // PostgreSQL has no way to create the database one is connected to; every server has one of this name.
  const create = () => run(`CREATE DATABASE ${quoted(decodeURIComponent(new URL(url).pathname.slice(1)))}`, 'postgres')
  const connectToShadowDb = async () => {
    const shadow = `prisma_migrate_shadow_db_${randomUUID()}`
    shadows.set(shadow, run(`CREATE DATABASE ${quoted(shadow)}`))
    await shadows.get(shadow)
    return connect(shadow)
  }
  const dropShadows = async () => {
    for (const [shadow, created] of shadows) {
      // One that is still being made can not be dropped yet.
      await created.catch(() => {})
      await run(`DROP DATABASE IF EXISTS ${quoted(shadow)} WITH (FORCE)`)
    }
    shadows.clear()
  }
  const factory = {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(),
    connectToShadowDb,
  }
  return { addressOf, factory, run, create, dropShadows }
}

function quoted(name) {
  return `"${name.replaceAll('"', '""')}"`
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
  connection.executeScript = async (script) => {
    try {
      await connection.underlyingDriver().query(script)
    } catch (error) {
      // As the kind of error that the engine quotes in PostgreSQL's own words.
      if (error instanceof pg.DatabaseError)
        throw new DriverAdapterError({ ...error, kind: 'postgres', message: error.message })
      throw error
    }
  }
  return connection
}
