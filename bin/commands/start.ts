import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Command } from 'commander'
import { issueSetup } from '../../lib/accounts/mutations'
import { hasAccounts } from '../../lib/accounts/queries'
import { hasOwnDigests } from '../../lib/digests/queries'
import { env, settle } from '../../lib/env'
import { AppError } from '../../lib/errors'
import { listen, startWeb } from '../../lib/press/server'
import { projectRoot } from '../../lib/root'
import { startWorker } from '../../lib/worker/worker'
import { makeFresh } from '../build'
import { showProgress } from '../progress'
import { openSiteDatabase } from '../site-database'

// Readers with a page half-way get this long to have it all.
const GRACE_MS = 10_000

export const startCommand = new Command('start')
  .description('Run the site: its database, its web server and its worker.')
  .option('--web', 'the web server alone, on DATABASE_URL')
  .option('--worker', 'the worker alone, on DATABASE_URL')
  // A reader's connection that is still open keeps nobody waiting.
  .action((only) => start(only).then(() => process.exit()))

async function start(only: { web?: boolean; worker?: boolean }) {
  const all = only.web === only.worker
  if (!all && !env().DATABASE_URL)
    throw new AppError('invalid', '`--web` and `--worker` share a database: set DATABASE_URL to its address.')

  // What was begun last is ended first: the web server, the worker, the database.
  await using parts = new AsyncDisposableStack()
  const lost = Promise.withResolvers<never>()
  // Heard at the end of the start, whenever it happens.
  lost.promise.catch(() => {})
  await openSiteDatabase(parts, lost.reject)
  if (all || only.web) await settlePort()
  if (all || only.worker) parts.defer((await startWorker()).close)
  if (all || only.web) {
    await buildSite()
    const { HOST: host, PORT: port } = env()
    const web = await startWeb({ host, port, dir: projectRoot() })
    parts.defer(() => Promise.race([web.close(), wait(GRACE_MS, undefined, { ref: false })]))
    greet(web.url, await hasOwnDigests(), await findSetupAddress())
  } else {
    console.log('\n  The worker is at work. Ctrl-C ends it.\n')
  }
  await Promise.race([stopSignal(), lost.promise])
}

/** Settles which port it will be, before anything that takes long. */
async function settlePort() {
  const probe = createServer()
  await listen(probe, env().PORT, env().HOST)
  settle('PORT', String((probe.address() as AddressInfo).port))
  probe.close()
  await once(probe, 'close')
}

async function buildSite() {
  const building = makeFresh('site').catch((cause) => {
    throw new AppError('unavailable', `The site could not be built.\n${cause.message}`, { cause })
  })
  await showProgress('Building the site', building, (made, seconds) =>
    made ? `The site was built in ${seconds} s` : undefined,
  )
}

function greet(url: string, isAtWork: boolean, setup: string | undefined) {
  const { SITE_URL } = env()
  const invitation = setup && `Make yourself its first admin, once and within a day:\n  ${setup}\n\n  `
  console.log(`
  ${url}${SITE_URL === url ? '' : `, for readers ${SITE_URL}`}

  ${invitation ?? ''}${isAtWork ? '' : 'Bring an archive in with `npx hot-papers import <folder>`; '}Ctrl-C ends the site.
`)
}

/** Where the first account is made, as long as there is none. */
async function findSetupAddress() {
  return (await hasAccounts()) ? undefined : `${env().SITE_URL}/setup?key=${await issueSetup()}`
}

async function stopSignal() {
  // Once asked is enough: a second Ctrl-C does not hurry what is being put in order.
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve)
  })
}
