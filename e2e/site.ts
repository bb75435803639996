import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

type Options = {
  command?: string[]
  /** In a process group of its own, as a terminal gives it. */
  detached?: boolean
}

/** Starts the program as people do, with these settings, and waits until it is healthy. */
export async function startSite(
  settings: Record<string, string>,
  { command = [process.execPath, 'bin/hot-papers.js', 'start'], detached }: Options = {},
) {
  const port = Number(settings.PORT) || (await findFreePort())
  const url = `http://localhost:${port}`
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    detached,
    // The world outside is no part of a test.
    env: { ...process.env, SOURCES_URL: 'none', HOST: '127.0.0.1', PORT: String(port), SITE_URL: url, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  const ended = once(child, 'exit')

  while (!(await isHealthy(url))) {
    if (child.exitCode !== null || child.signalCode) throw new Error(`hot-papers start ended:\n${output}`)
    await wait(50)
  }
  return {
    url,
    pid: child.pid as number,
    /** What it has printed so far. */
    output: () => output,
    /** Its exit code and the signal that ended it. */
    ended,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function isHealthy(url: string) {
  const answer = await fetch(`${url}/api/health`).catch(() => undefined)
  return answer?.ok ?? false
}

export async function findFreePort() {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return address.port
}
