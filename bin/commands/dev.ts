import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { Command } from 'commander'
import { env, settle } from '../../lib/env'
import { projectRoot } from '../../lib/root'
import { loadSample } from '../../lib/sample/mutations'
import { makeFresh } from '../build'
import { withDatabase } from '../with-database'

export const devCommand = new Command('dev')
  .description('Serve the pages while they are being written, on the same database, without press, worker and network.')
  .action(() => {
    const isEmbedded = !env().DATABASE_URL
    return withDatabase(async () => {
      if (isEmbedded) await loadSample()
      await makeFresh('reader')
      const { PORT, HOST } = env()
      const root = projectRoot()
      const internet = env().SOURCES_URL ? undefined : await playInternet(root)
      if (internet) {
        settle('SOURCES_URL', internet.url)
        console.log(`  Other sites are played here: SOURCES_URL=${internet.url} npx hot-papers collect`)
      }
      const next = join(root, 'node_modules/next/dist/bin/next')
      const child = spawn(process.execPath, [next, 'dev', '--port', String(PORT), '--hostname', HOST], {
        cwd: root,
        stdio: 'inherit',
      })
      // It ends first, and the database after it.
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
      const [code] = await once(child, 'exit')
      process.exitCode = code ?? 0
      internet?.stop()
    })
  })

/** Services of others, as far as the collector knows them, on this machine. */
async function playInternet(root: string) {
  const child = spawn(process.execPath, [join(root, 'e2e/fake-sources.ts')], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [address] = await once(child.stdout, 'data')
  return { url: String(address).trim(), stop: () => child.kill() }
}
