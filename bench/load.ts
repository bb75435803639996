import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const CONNECTIONS = 32

export type Load = {
  tool: string
  run: (url: string, headers: Record<string, string>, seconds: number) => Promise<number>
}

/** What asks as often as it can: wrk, else autocannon. It returns the number of answers it got. */
export async function findLoad(): Promise<Load> {
  const hasWrk = await run('sh', ['-c', 'command -v wrk']).then(
    () => true,
    () => false,
  )
  return hasWrk ? { tool: 'wrk', run: wrk } : { tool: 'autocannon', run: autocannon }
}

async function wrk(url: string, headers: Record<string, string>, seconds: number) {
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  const { stdout } = await run('wrk', ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, ...given, url])
  const answers = Number(/(\d+) requests in/.exec(stdout)?.[1])
  const failures = /Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1]
  if (!answers || failures) throw new Error(`wrk ${url}:\n${stdout}`)
  return answers
}

async function autocannon(url: string, headers: Record<string, string>, seconds: number) {
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`])
  const program = 'node_modules/autocannon/autocannon.js'
  const { stdout } = await run(process.execPath, [
    program,
    '-j',
    '-n',
    `-c${CONNECTIONS}`,
    `-d${seconds}`,
    ...given,
    url,
  ])
  const { requests, errors } = JSON.parse(stdout)
  if (!requests.total || errors) throw new Error(`autocannon ${url}: ${errors} errors`)
  return requests.total as number
}
