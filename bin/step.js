import { spawn } from 'node:child_process'

const bin = new URL('../node_modules/.bin', import.meta.url).pathname

/** Runs a command as one line of progress, shows what it printed only where it failed, and returns whether it passed. */
export async function step(name, command, env = process.env) {
  const start = Date.now()
  process.stdout.write(`${name} … `)
  const { code, output } = await run(command, { ...env, PATH: `${bin}:${env.PATH}` })
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  process.stdout.write(`${code === 0 ? 'passed' : 'FAILED'} (${seconds} s)\n`)
  if (code !== 0) process.stdout.write(`${output.trimEnd()}\n\n`)
  return code === 0
}

function run(command, env) {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    child.on('close', (code) => resolve({ code, output }))
  })
}
