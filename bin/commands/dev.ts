import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { Command } from 'commander'
import { env } from '../../lib/env'
import { projectRoot } from '../../lib/root'
import { loadSample } from '../../lib/sample/mutations'
import { makeFresh } from '../build'
import { withDatabase } from '../with-database'

export const devCommand = new Command('dev')
  .description('Serve the pages while they are being written, on the same database, without press and worker.')
  .action(() => {
    const isEmbedded = !env().DATABASE_URL
    return withDatabase(async () => {
      if (isEmbedded) await loadSample()
      await makeFresh('reader')
      const { PORT, HOST } = env()
      const root = projectRoot()
      const next = join(root, 'node_modules/next/dist/bin/next')
      const child = spawn(process.execPath, [next, 'dev', '--port', String(PORT), '--hostname', HOST], {
        cwd: root,
        stdio: 'inherit',
      })
      // It ends first, and the database after it.
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
      const [code] = await once(child, 'exit')
      process.exitCode = code ?? 0
    })
  })
