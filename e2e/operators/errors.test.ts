import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { freshDatabase, withClient } from '../database'
import { startSite } from '../site'
import { provideDataFolder } from './data-folder'
import { run } from './run'

const dataFolder = provideDataFolder()
const isRoot = process.getuid?.() === 0
// Somebody whom the permissions of files bind.
const somebody = isRoot ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', process.execPath] : undefined
const isReachable = !somebody || spawnSync(somebody[0] ?? '', [...somebody.slice(1), 'bin/need-node.js']).status === 0

/** The program ends with exit code 1 and one sentence, without a word of where in the code that was. */
async function expectRefusal(
  sentence: string | RegExp,
  args: string[],
  settings: Record<string, string>,
  command?: string[],
) {
  const { code, stderr } = await run(args, settings, command)
  expect(stderr.trim()).toMatch(sentence)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(code).toBe(1)
}

test('a command or an option that does not exist', async () => {
  await expectRefusal("error: unknown command 'frobnicate'", ['frobnicate'], {})
  await expectRefusal("error: unknown option '--frob'", ['import', '--frob', 'x'], {})
})

test('a database that holds something else', async () => {
  const { url } = await database()
  await withClient(url, (client) =>
    client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE account (id int)'),
  )
  await expectRefusal('The database holds the tables of something else', ['settings'], { DATABASE_URL: url })
})

test('a host that is not this machine', async () => {
  const { url } = await database()
  const settings = { DATABASE_URL: url, HOST: '192.0.2.1', PORT: '0' }
  await expectRefusal('This machine has no address 192.0.2.1: set HOST to one of its own.', ['start'], settings)
})

test('a prefix of feed ids that is no address', async () => {
  const args = ['import', 'lib/archive/fixtures', '--feed-id-prefix', 'example']
  await expectRefusal('--feed-id-prefix must be an address like https://example.org/posts/.', args, {})
})

test('a port that is taken', async () => {
  const port = await listen(() => {})
  const { url } = await database()
  await expectRefusal(`Port ${port} is taken`, ['start'], { DATABASE_URL: url, PORT: String(port) })
})

test('another instance on the same data folder', async () => {
  const DATA_DIR = dataFolder()
  const site = await startSite({ DATA_DIR })
  const sentence = `Another Hot Papers (process ${site.pid}) is at work on ${DATA_DIR}.`
  const { stderr, code } = await run(['start'], { DATA_DIR })
  expect([stderr.trim(), code]).toEqual([sentence, 1])
  await site.stop()
})

test('a data folder in whose place something else is', async () => {
  const file = join(dataFolder(), 'file')
  writeFileSync(file, '')
  await expectRefusal(/^The data folder .* cannot be written: something that is not a folder/, ['start'], {
    DATA_DIR: file,
  })
})

test.skipIf(!isReachable)('a data folder that may not be written', async () => {
  const DATA_DIR = dataFolder()
  chmodSync(DATA_DIR, 0o555)
  await expectRefusal(/^The data folder .* cannot be written: permission denied\.$/, ['start'], { DATA_DIR }, somebody)
})

test.skipIf(!somebody || !isReachable)('a data folder of somebody else', async () => {
  const DATA_DIR = dataFolder()
  await run(['settings'], { DATA_DIR })
  chmodSync(DATA_DIR, 0o755)
  chmodSync(join(DATA_DIR, 'postgres'), 0o755)
  chmodSync(join(DATA_DIR, 'postgres/cluster'), 0o755)
  await expectRefusal(/^The data folder .* belongs to another user \(uid 0/, ['start'], { DATA_DIR }, somebody)
})

test('a data folder of another PostgreSQL', async () => {
  const DATA_DIR = dataFolder()
  mkdirSync(join(DATA_DIR, 'postgres/cluster'), { recursive: true })
  writeFileSync(join(DATA_DIR, 'postgres/cluster/PG_VERSION'), '17\n')
  await expectRefusal(/was made by PostgreSQL 17 and this is 18: .*backup.*restore/, ['settings'], { DATA_DIR })
})

test('a DATABASE_URL where nobody listens, and one without a host', async () => {
  const port = await listen(() => {})
  closeServers()
  await expectRefusal(/cannot be reached: nothing listens there\.$/, ['start'], {
    DATABASE_URL: `postgresql://a:b@127.0.0.1:${port}/c`,
  })
  await expectRefusal(/cannot be reached: there is no such host\.$/, ['start'], {
    DATABASE_URL: 'postgresql://a:b@nowhere.invalid/c',
  })
})

test('a DATABASE_URL of another kind of database', async () => {
  await expectRefusal(/^DATABASE_URL must be a PostgreSQL address/, ['start'], {
    DATABASE_URL: 'mysql://a:b@127.0.0.1/c',
  })
  await expectRefusal(/^DATABASE_URL must be a PostgreSQL address/, ['settings'], { DATABASE_URL: 'file:./site.db' })
})

for (const [name, answer] of Object.entries({
  'a web server': (socket: Socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
  'a MySQL': (socket: Socket) => socket.write(Buffer.from('4a0000000a382e302e3336000b000000', 'hex')),
  'somebody who hangs up': (socket: Socket) => socket.destroy(),
}))
  test(`a DATABASE_URL where ${name} answers`, async () => {
    const port = await listen(answer)
    await expectRefusal(/does not answer as a PostgreSQL does/, ['start'], {
      DATABASE_URL: `postgresql://a:b@127.0.0.1:${port}/c`,
    })
  })

test('a DATABASE_URL that names no database of the server, or nobody it knows', async () => {
  const { url } = await database()
  await expectRefusal(/has no such database; create it first\.$/, ['start'], {
    DATABASE_URL: Object.assign(new URL(url), { pathname: 'nowhere' }).href,
  })
  await expectRefusal(/refuses|role "nobody" does not exist/, ['start'], {
    DATABASE_URL: Object.assign(new URL(url), { username: 'nobody' }).href,
  })
})

test('a database that is newer than the program', async () => {
  const { url } = await database()
  await migration(url, '99991231235959_of_tomorrow', 'now()')
  await expectRefusal(/^The database is newer .* 99991231235959_of_tomorrow: update/, ['start'], { DATABASE_URL: url })
})

test('a database with a migration that failed half-way', async () => {
  const { url } = await database()
  await migration(url, '20261123120001_unlucky', 'NULL')
  await expectRefusal(/^The migration 20261123120001_unlucky .* failed half-way/, ['settings'], { DATABASE_URL: url })
})

test('migrations that are missing are made up for, once by two programs at once', async () => {
  const { url } = await database({ migrated: false })
  const programs = [1, 2].map(() => run(['settings'], { DATABASE_URL: url }))
  for (const { code, stderr } of await Promise.all(programs)) expect([code, stderr]).toEqual([0, ''])
  const { rows } = await withClient(url, (client) =>
    client.query('SELECT count(*)::int = count(DISTINCT migration_name) AS once FROM _prisma_migrations'),
  )
  expect(rows).toEqual([{ once: true }])
})

const namespaced = ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c']
const canMount = spawnSync(namespaced[0] ?? '', [...namespaced.slice(1), 'mount -t tmpfs none /mnt']).status === 0

for (const size of ['1m', '24m'])
  test.skipIf(!canMount)(`a disk of ${size} that is full`, async () => {
    const DATA_DIR = dataFolder()
    const small = [
      ...namespaced,
      `mount -t tmpfs -o size=${size} none ${DATA_DIR} && exec "$@"`,
      'sh',
      process.execPath,
    ]
    await expectRefusal(/the disk is full\.$/, ['settings'], { DATA_DIR }, small)
  })

test.skipIf(!canMount)('a disk that is full with a database that was made before', async () => {
  const DATA_DIR = dataFolder()
  const fill = `mount -t tmpfs -o size=100m none ${DATA_DIR} && "$@" && ! cat /dev/zero > ${DATA_DIR}/zeros 2>/dev/null && "$@"`
  const { code, stderr } = await run(['settings'], { DATA_DIR }, [...namespaced, fill, 'sh', process.execPath])
  expect(stderr.trim()).toMatch(/the disk is full\.[^\n]*$/)
  expect(code).toBe(1)
})

test('settings that cannot be, and parts without a database to share', async () => {
  await expectRefusal(/^PORT must be a number\.$/, ['start'], { PORT: 'three' })
  await expectRefusal(/^LOG_LEVEL must be debug, info, warn, error or silent\.$/, ['start'], { LOG_LEVEL: 'loud' })
  await expectRefusal(/^SITE_URL must end with the host/, ['start'], { SITE_URL: 'https://example.org/papers' })
  await expectRefusal(/set DATABASE_URL/, ['start', '--worker'], {})
})

const servers: ReturnType<typeof createServer>[] = []

async function listen(answer: (socket: Socket) => void) {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    answer(socket)
  })
  servers.push(server)
  onTestFinished(closeServers)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as { port: number }).port
}

function closeServers() {
  for (const server of servers.splice(0)) server.close()
}

async function database(options?: { migrated: boolean }) {
  const made = await freshDatabase(options)
  onTestFinished(async () => void (await made.drop()))
  return made
}

function migration(url: string, name: string, finished: string) {
  return withClient(url, (client) =>
    client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ($1, '', $1, ${finished})`,
      [name],
    ),
  )
}
