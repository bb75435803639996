import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { AppError } from '../errors'
import { reasonIn } from './faults'
import type { Folder, prepareFolder } from './folder'
import { guard } from './guardian'
import { ask, findPostmaster, forgetPostmaster } from './postmaster'
import { findOwner, own } from './session'

type Prepared = ReturnType<typeof prepareFolder>

const THROW_AWAY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/** Starts the server on the folder and owns it; on `port` if given, since those who know its address keep it. */
export async function startServer(prepared: Prepared, throwAway: boolean, port?: number) {
  const { folder } = prepared
  for (;;) {
    await clearTheWay(folder)
    const chosen = port ?? (await findFreePort())
    const log = openSync(folder.log, 'a')
    const start = fstatSync(log).size
    const guarded = guard(commandLine(prepared, chosen, throwAway), prepared.identity, log)
    closeSync(log)
    const session = await ownWhenReady(folder.url(chosen), guarded.ended)
    if (session) return { port: chosen, url: folder.url(chosen), session, ...guarded }

    guarded.release()
    const said = readFrom(folder.log, start)
    // Another start on the folder was faster (then the way is barred), or another program took the port.
    const retry = /lock file "postmaster.pid"|pre-existing shared memory|could not bind/.test(said)
    if (!retry)
      throw new AppError(
        'unavailable',
        `The database did not start: ${reasonIn(folder.path, said)} Its log is ${folder.log}.`,
      )
    await wait(100)
  }
}

/** Waits until no server runs on the folder; stops one that nobody owns; throws where somebody does. */
async function clearTheWay(folder: Folder) {
  const { answer: owner, orphan } = await ask(folder, findOwner)
  if (owner) throw new AppError('conflict', `Another Hot Papers (process ${owner}) is at work on ${folder.home}.`)
  if (orphan) process.kill(orphan, 'SIGINT')
  while (findPostmaster(folder)) await wait(50)
  forgetPostmaster(folder)
}

function commandLine({ folder, postgres }: Prepared, port: number, throwAway: boolean) {
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    'log_checkpoints=off',
    'log_line_prefix=%m [%p] %a ',
    ...(throwAway ? THROW_AWAY : []),
  ]
  return [postgres, '-D', folder.cluster, ...settings.flatMap((setting) => ['-c', setting])]
}

async function ownWhenReady(url: string, ended: Promise<void>) {
  let gone = false
  ended.then(() => {
    gone = true
  })
  while (!gone) {
    try {
      return await own(url)
    } catch (error) {
      if ((error as { code?: string }).code === '28P01')
        throw new AppError(
          'forbidden',
          'The database does not accept the password that stands beside it in the data folder.',
        )
    }
    await wait(20)
  }
}

async function findFreePort() {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return address.port
}

function readFrom(path: string, start: number) {
  const file = openSync(path, 'r')
  const rest = Buffer.alloc(fstatSync(file).size - start)
  readSync(file, rest, 0, rest.length, start)
  closeSync(file)
  return rest.toString()
}
