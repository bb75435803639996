import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { AppError } from '../errors'
import { findBinaries, none } from './binaries'
import { reasonOf } from './faults'
import { findIdentity, type Identity } from './identity'
import { isAlive } from './postmaster'

/** The embedded database's place in DATA_DIR. */
export type Folder = ReturnType<typeof describe>

const USER = 'hot_papers'
const MAJOR = '18'

/** The folder if a database was made there. */
export function findFolder(dataDir: string): Folder | undefined {
  const folder = describe(dataDir)
  return existsSync(join(folder.cluster, 'PG_VERSION')) ? folder : undefined
}

/** Makes the database's files where there are none; says who may serve them. */
export function prepareFolder(dataDir: string, throwAway: boolean) {
  const { initdb, postgres } = findBinaries()
  const folder = describe(dataDir)
  const known = findFolder(dataDir)
  if (known) {
    requireOurs(known)
    requireVersion(known)
  }
  const identity = findIdentity(postgres, known && statSync(known.cluster))
  if (!known) create(folder, initdb, identity, throwAway)
  else if (identity.uid) handOver(folder.path, identity)
  return { folder, postgres, identity, created: !known }
}

function describe(dataDir: string) {
  const home = resolve(dataDir)
  const path = join(home, 'postgres')
  return {
    home,
    path,
    cluster: join(path, 'cluster'),
    password: join(path, 'password'),
    log: join(path, 'log'),
    url: (port: number) =>
      `postgresql://${USER}:${readFileSync(join(path, 'password'), 'utf8')}@127.0.0.1:${port}/postgres?sslmode=disable`,
  }
}

function requireOurs({ home, path, cluster }: Folder) {
  const { uid } = statSync(cluster)
  const self = process.getuid?.()
  if (self !== 0 && uid !== self)
    throw new AppError(
      'forbidden',
      `The data folder ${home} belongs to another user (uid ${uid}, and this is ${self}).`,
    )
  try {
    accessSync(path, constants.W_OK)
  } catch (error) {
    throw unwritable(home, error)
  }
}

function requireVersion({ home, cluster }: Folder) {
  const major = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (major === MAJOR) return
  throw new AppError(
    'conflict',
    `The data folder ${home} was made by PostgreSQL ${major} and this is ${MAJOR}: with the Hot Papers that made it run \`npx hot-papers backup FILE\`, then with this one \`npx hot-papers restore FILE\` on another DATA_DIR.`,
  )
}

/** In a folder beside it and moved into place whole, so that a start killed half-way or two at once leave no half database. */
function create(folder: Folder, initdb: string, identity: Identity, throwAway: boolean) {
  const draft = describe(join(folder.home, `new-${process.pid}`))
  try {
    mkdirSync(folder.home, { recursive: true })
    removeLeftOvers(folder.home)
    mkdirSync(draft.cluster, { recursive: true, mode: 0o700 })
    writeFileSync(draft.password, randomBytes(24).toString('base64url'), { mode: 0o600 })
    if (identity.uid) handOver(draft.home, identity)
  } catch (error) {
    rmSync(draft.home, { recursive: true, force: true })
    throw unwritable(folder.home, error)
  }
  try {
    initialize(draft, initdb, identity, throwAway)
    renameSync(draft.path, folder.path)
  } catch (error) {
    // Another start was faster; its database is as good.
    if (!findFolder(folder.home)) throw error
  } finally {
    rmSync(draft.home, { recursive: true, force: true })
  }
}

/** Drafts of starts that were killed half-way. */
function removeLeftOvers(home: string) {
  for (const name of readdirSync(home)) {
    const pid = /^new-(\d+)$/.exec(name)?.[1]
    if (pid && (Number(pid) === process.pid || !isAlive(Number(pid))))
      rmSync(join(home, name), { recursive: true, force: true })
  }
}

function initialize(draft: Folder, initdb: string, { prefix, uid, gid }: Identity, throwAway: boolean) {
  const [command = initdb, ...args] = [
    ...prefix,
    initdb,
    `--pgdata=${draft.cluster}`,
    `--username=${USER}`,
    `--pwfile=${draft.password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--lc-messages=C',
    '--no-instructions',
    ...(throwAway ? ['--no-sync'] : []),
  ]
  const { error, status, stderr } = spawnSync(command, args, { uid, gid, cwd: '/', encoding: 'utf8' })
  if (!error && status === 0) return
  const failure = `The database could not be made in ${dirname(draft.home)}: ${reasonOf(error?.message ?? stderr)}`
  // Where root had to become nobody, it may be a folder that nobody reaches.
  throw uid ? none(failure) : new AppError('unavailable', failure)
}

function handOver(path: string, { uid, gid }: Identity) {
  if (statSync(path).uid !== uid) spawnSync('chown', ['-R', `${uid}:${gid}`, path])
}

function unwritable(home: string, cause: unknown) {
  const { message } = cause as Error
  return new AppError('forbidden', `The data folder ${home} cannot be written: ${reasonOf(message)}`, { cause })
}
