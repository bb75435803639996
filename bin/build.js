// Makes what is not kept in the repository: Prisma's client, the command line and the site. Each is made when the
// sources it comes from have changed; `npm run build` makes them all.
import './need-node.js'
import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'

// From bin/ as from dist/.
const root = fileURLToPath(new URL('..', import.meta.url))
// What we run tells nobody of it.
Object.assign(process.env, { NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1' })

// A build ends with us, also when nobody gave us time to say so. Its own workers inherit the line, and need it not.
const LEASH = `data:text/javascript,${encodeURIComponent(`if (process.ppid === ${process.pid}) {
  process.on('disconnect', () => process.exit(1))
  process.channel.unref()
}`)}`

const CLIENT = ['prisma/schema.prisma', 'package-lock.json']
const LIBRARY = [...CLIENT, 'lib']

const products = {
  client: { stamp: 'lib/generated/stamp', sources: CLIENT, make: () => node('prisma/build/index.js', 'generate') },
  commands: { stamp: 'dist/stamp', sources: [...LIBRARY, 'bin'], make: () => bundle('cli') },
  reader: { stamp: 'dist/reader-stamp', sources: ['package-lock.json', 'reader'], make: bundleReader },
  site: {
    stamp: '.next/stamp',
    sources: [...LIBRARY, 'app', 'components', 'next.config.js', 'postcss.config.js', 'tsconfig.json'],
    make: () => node('next/dist/bin/next', 'build'),
  },
}

/** Makes the product unless it is as its sources are; tells whether it did. */
export async function makeFresh(name) {
  if (name === 'site') await makeFresh('reader')
  const { stamp, sources, make } = products[name]
  const current = fingerprint(sources)
  if (read(stamp) === current) return false
  // A build that is interrupted is not to be taken for a whole one.
  rmSync(join(root, stamp), { force: true })
  try {
    await make()
  } catch (error) {
    if (!/another next build/i.test(error.message)) throw error
    // Of two starts at once the second waits for the build of the first.
    await wait(500)
    return makeFresh(name)
  }
  mkdirSync(dirname(join(root, stamp)), { recursive: true })
  writeFileSync(join(root, stamp), current)
  return true
}

/** The address of the command line for import(). */
export async function findCommands() {
  await makeFresh('client')
  await makeFresh('commands')
  return pathToFileURL(join(root, 'dist/cli.js')).href
}

/** Bundles what is given, bin/<name>.ts otherwise, into dist/, so that Node need not learn TypeScript's imports. Packages stay outside. */
export async function bundle(name, entry = `bin/${name}.ts`) {
  const { build, stop } = await import('esbuild')
  const outfile = join(root, 'dist', `${name}.js`)
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    // Node code outside Next may read what Next keeps to its server.
    alias: { 'server-only': join(root, 'bin/server-only.js') },
    logLevel: 'warning',
  })
  // Its helper would stay with us for as long as we run.
  await stop()
  mkdirSync(dirname(outfile), { recursive: true })
  // Whole or not at all: another command may be reading it.
  const draft = `${outfile}.${process.pid}`
  for (const { contents } of outputFiles) writeFileSync(draft, contents)
  renameSync(draft, outfile)
  return pathToFileURL(outfile).href
}

/** Makes what readers' browsers add to pages: one module, for browsers of the last years. */
async function bundleReader() {
  const { build, stop } = await import('esbuild')
  await build({
    absWorkingDir: root,
    entryPoints: ['reader/reader.ts'],
    outfile: 'public/reader.js',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    logLevel: 'warning',
  })
  await stop()
}

/** Runs a package's program quietly; what it said is the message when it fails. */
async function node(program, ...args) {
  const child = fork(join(root, 'node_modules', program), args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: undefined },
    execArgv: ['--import', LEASH],
    silent: true,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      said += text
    })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(said.trim())
}

function fingerprint(sources) {
  const hash = createHash('sha256')
  for (const path of sources.flatMap(listFiles)) hash.update(`${path}\0`).update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

function listFiles(source) {
  if (!statSync(join(root, source)).isDirectory()) return [source]
  return readdirSync(join(root, source), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('lib/generated/') && !/\.test\.tsx?$/.test(path))
    .sort()
}

function read(path) {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch {
    return ''
  }
}

if (import.meta.main) {
  const started = Date.now()
  try {
    for (const { stamp } of Object.values(products)) rmSync(join(root, stamp), { force: true })
    await findCommands()
    await makeFresh('site')
    console.log(`Built in ${Math.round((Date.now() - started) / 1000)} s.`)
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
