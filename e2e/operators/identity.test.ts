import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { findCommands, makeFresh } from '../../bin/build'
import { startSite } from '../site'
import { expectNobody, listProcesses, provideDataFolder } from './data-folder'
import { run } from './run'

const dataFolder = provideDataFolder()
const START = ['bin/hot-papers.js', 'start']
const NOBODY = 65534
const isRoot = process.getuid?.() === 0
const asNobody = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', process.execPath]

// Nobody may not build in somebody else's folder.
beforeAll(async () => {
  await findCommands()
  await makeFresh('site')
})

test.skipIf(!isRoot || !isReachable())('an ordinary user runs the site as root does', async () => {
  const DATA_DIR = dataFolder()
  chownSync(DATA_DIR, NOBODY, NOBODY)
  const site = await startSite({ DATA_DIR }, { command: [...asNobody, ...START] })
  expect((await fetch(site.url)).status).toBe(200)
  expect(postgresOwner(DATA_DIR)).toBe(NOBODY)
  await site.stop()
  await expectNobody(DATA_DIR)

  // What an ordinary user made goes on being served by root, under that user.
  const { code, stderr } = await run(['settings'], { DATA_DIR })
  expect([code, stderr]).toEqual([0, ''])
})

test.skipIf(!isRoot || !isReachable())('root without namespaces lets nobody run the database', async () => {
  const DATA_DIR = dataFolder()
  chmodSync(DATA_DIR, 0o755)
  const site = await startSite({ DATA_DIR, PATH: pathWithout() })
  expect(postgresOwner(DATA_DIR)).toBe(NOBODY)
  await site.stop()
})

test.skipIf(!isRoot)('root without namespaces and with a folder that nobody reaches is told what to do', async () => {
  const DATA_DIR = dataFolder()
  const { code, stderr } = await run(['settings'], { DATA_DIR, PATH: pathWithout() })
  expect(stderr).toMatch(/^The database could not be made in .*: permission denied\. Set DATABASE_URL/)
  expect(code).toBe(1)
})

const older = findOlderNode()

test.skipIf(!older)('an older Node hands over to ours, and takes it along', async () => {
  const DATA_DIR = dataFolder()
  const site = await startSite({ DATA_DIR }, { command: [older ?? '', ...START] })
  await site.stop()
  expect(await site.ended).toEqual([0, null])
  expect(listProcesses(DATA_DIR)).toEqual([])

  const again = await startSite({ DATA_DIR }, { command: [older ?? '', ...START] })
  process.kill(again.pid, 'SIGKILL')
  await expectNobody(DATA_DIR)
})

function postgresOwner(folder: string) {
  const server = listProcesses(folder).find(({ command }) => /^\S*native\/bin\/postgres -D/.test(command))
  return statSync(`/proc/${server?.pid}`).uid
}

/** A PATH on which there is everything the program needs but `unshare`. */
function pathWithout() {
  const folder = mkdtempSync(join(tmpdir(), 'hot-papers-path-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  symlinkSync(spawnSync('which', ['chown'], { encoding: 'utf8' }).stdout.trim(), join(folder, 'chown'))
  return folder
}

/** Whether nobody may read the program. */
function isReachable() {
  const [command = '', ...args] = asNobody
  return spawnSync(command, [...args, 'bin/need-node.js']).status === 0
}

function findOlderNode() {
  const { stdout } = spawnSync('which', ['-a', 'node'], { encoding: 'utf8' })
  return stdout.split('\n').find((node) => {
    const major = /^v(\d+)/.exec(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1]
    return Number(major) < 24
  })
}
