import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { freshDatabase, withClient } from '../e2e/database'

const cli = join(import.meta.dirname, '../node_modules/prisma/build/index.js')
const engine = join(import.meta.dirname, 'schema-engine.js')

const schema = `generator client {
  provider = "prisma-client"
  output   = "./generated"
}
datasource db {
  provider = "postgresql"
}
enum Mood {
  calm
  hot
}
model Note {
  id     Int      @id
  text   String
  labels String[]
  mood   Mood     @default(calm)
  @@index([labels], type: Gin)
}
`
const config = `export default {
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
  datasource: { url: process.env.DATABASE_URL },
}
`

// Each test starts the Prisma CLI up to four times.
vi.setConfig({ testTimeout: 120_000 })

let database: Awaited<ReturnType<typeof freshDatabase>>
let folder: string

beforeEach(async () => {
  database = await freshDatabase({ migrated: false })
  folder = await mkdtemp(join(tmpdir(), 'hot-papers-engine-'))
  await writeFile(join(folder, 'prisma.config.mjs'), config)
  await writeFile(join(folder, 'schema.prisma'), schema)
})

afterEach(async () => {
  await rm(folder, { recursive: true })
  await database.drop()
})

test('a first migration is written, deployed, and then there is nothing left to do', async () => {
  expect(await prisma('generate', { url: '' })).toMatchObject({ code: 0 })
  expect(await readdir(join(folder, 'generated'))).toContain('client.ts')

  // It asks before it writes, and only at a terminal.
  expect(await prisma('migrate dev --create-only --name first', { terminal: true })).toMatchObject({ code: 0 })
  const [name] = (await readdir(join(folder, 'migrations'))).filter((entry) => entry.endsWith('_first'))
  const script = await readFile(join(folder, 'migrations', String(name), 'migration.sql'), 'utf8')
  expect(script).toContain(`CREATE TYPE "Mood" AS ENUM ('calm', 'hot')`)
  expect(script).toContain('USING GIN ("labels")')

  const before = await prisma('migrate status')
  expect(before.code).toBe(1)
  expect(before.output).toContain(String(name))
  expect(await prisma('migrate deploy')).toMatchObject({ code: 0 })
  expect((await prisma('migrate status')).output).toContain('Database schema is up to date!')
  expect(await shadows()).toEqual([])
})

test('a script with semicolons in comments, strings and function bodies runs whole', async () => {
  await migration(
    '1_awkward',
    `-- One; two; -- three;
/* four; */
CREATE TABLE "Note" ("id" INTEGER PRIMARY KEY, "text" TEXT NOT NULL DEFAULT 'a;b');
CREATE FUNCTION "double"(n INTEGER) RETURNS INTEGER LANGUAGE plpgsql AS $$
BEGIN
  -- five;
  RETURN n * 2;
END
$$;
INSERT INTO "Note" ("id") VALUES ("double"(21));`,
  )
  expect(await prisma('migrate deploy')).toMatchObject({ code: 0 })
  expect(await query('SELECT * FROM "Note"')).toEqual([{ id: 42, text: 'a;b' }])
})

test('a script that fails is refused in the words of PostgreSQL, and stays to be done', async () => {
  await migration('1_broken', 'CREATE TABLE "Note" ("id" INTEGER PRIMARY KEY);\nCREATE TABLE "Other" ("id" nonsense);')
  const { code, output } = await prisma('migrate deploy')
  expect(code).toBe(1)
  expect(output).toContain('type "nonsense" does not exist')
  expect(await query(`SELECT to_regclass('"Note"') AS note`)).toEqual([{ note: null }])
  expect((await prisma('migrate status')).code).toBe(1)
})

test('the difference between migrations and schema is told by exit code, and shadow databases go', async () => {
  const diff = 'migrate diff --from-migrations migrations --to-schema schema.prisma --exit-code --script'
  await migration('1_first', 'CREATE TABLE "Note" ("id" INTEGER NOT NULL, CONSTRAINT "Note_pkey" PRIMARY KEY ("id"));')
  const { code, script } = await prisma(diff)
  expect(code).toBe(2)
  expect(script).toContain('ALTER TABLE "Note" ADD COLUMN')

  await migration('2_rest', script)
  expect(await prisma(diff)).toMatchObject({ code: 0 })
  expect(await shadows()).toEqual([])
})

test('a database that is not there is created', async () => {
  await database.drop()
  expect(await ask(['can-connect-to-database'])).toMatchObject({ code: 1, output: expect.stringContaining('"P1003"') })
  expect(await ask(['create-database'])).toMatchObject({ code: 0, output: '' })
  expect(await ask(['can-connect-to-database'])).toMatchObject({ code: 0, output: '' })
})

test('what makes a server unreachable is said in a sentence, without a stack', async () => {
  await migration('1_first', 'SELECT 1;')
  const nobody = Object.assign(new URL(database.url), { username: 'nobody_of_this_name', password: 'wrong' }).href
  const nowhere = Object.assign(new URL(database.url), { port: '1' }).href
  for (const [url, reason] of [
    [nobody, /P1001: .*nobody_of_this_name/],
    [nowhere, /P1001: .*ECONNREFUSED/],
  ] as const) {
    const answer = await prisma('migrate deploy', { url })
    expect(answer.code).toBe(1)
    expect(answer.output).toMatch(reason)
    expect(answer.output).not.toContain('    at ')
  }
  const { code, output } = await prisma('migrate diff --from-empty --to-schema schema.prisma', { url: '' })
  expect(code).toBe(1)
  expect(output).toContain('DATABASE_URL is not set')
})

test('shadow databases go when the engine is told to end', async () => {
  const child = startEngine()
  const files = [{ path: 'migration.sql', content: 'SELECT pg_sleep(600);' }]
  const list = {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
    shadowDbInitScript: '',
    migrationDirectories: [
      {
        path: '1_slow',
        migrationFile: files[0] && { path: 'migration.sql', content: { tag: 'ok', value: files[0].content } },
      },
    ],
  }
  const filters = { externalTables: [], externalEnums: [] }
  const call = { jsonrpc: '2.0', id: 1, method: 'devDiagnostic', params: { migrationsList: list, filters } }
  child.stdin?.write(`${JSON.stringify(call)}\n`)
  await expect.poll(shadows, { timeout: 60_000 }).toHaveLength(1)

  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
  expect(await shadows()).toEqual([])
})

async function migration(name: string, script: string) {
  await mkdir(join(folder, 'migrations', name), { recursive: true })
  await writeFile(join(folder, 'migrations/migration_lock.toml'), 'provider = "postgresql"\n')
  await writeFile(join(folder, 'migrations', name, 'migration.sql'), script)
}

/** Runs the Prisma CLI in the folder, with our engine. */
function prisma(command: string, { url = database.url, terminal = false } = {}) {
  const line = [process.execPath, cli, ...command.split(' ')]
  return terminal
    ? run('script', ['-qec', line.join(' '), '/dev/null'], url)
    : run(line[0] as string, line.slice(1), url)
}

function run(program: string, args: string[], url: string) {
  const env = { ...process.env, DATABASE_URL: url, PRISMA_SCHEMA_ENGINE_BINARY: engine, CHECKPOINT_DISABLE: '1' }
  return new Promise<{ code: unknown; output: string; script: string }>((done) => {
    const child = execFile(program, args, { cwd: folder, env }, (failure, stdout, stderr) =>
      done({ code: failure?.code ?? 0, output: stdout + stderr, script: stdout }),
    )
    child.stdin?.end()
  })
}

/** The engine's own commands, as the CLI runs them. */
function ask(command: string[]) {
  const datasource = JSON.stringify({ url: database.url })
  return run(process.execPath, [engine, '--datasource', datasource, 'cli', ...command], database.url)
}

function startEngine(): ChildProcess {
  return spawn(process.execPath, [engine, '--datasource', JSON.stringify({ url: database.url })])
}

async function shadows() {
  const rows = await query(`SELECT datname FROM pg_database WHERE datname LIKE 'prisma_migrate_shadow%'`)
  return rows.map(({ datname }) => datname)
}

function query(sql: string) {
  return withClient(database.url, async (client) => (await client.query(sql)).rows)
}
