#!/usr/bin/env node
// Plain JavaScript that any Node reads: it finds the right Node before anything newer is loaded.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const NEEDED = 24
const found = Number(process.versions.node.split('.')[0])
// V8 gives young objects room by the machine's memory, 64 MB on most: with less of it every command holds a third less, in
// no more time. It lets old objects grow almost fourfold before it looks which are needed: twice is enough for what has
// an end, while a site answers fewer requests with it. That option is V8's own, and a newer Node may not know it.
const OPTIONS = ['--max-semi-space-size=4']
if (!['start', 'dev'].includes(process.argv[2]) && found <= NEEDED) OPTIONS.push('--heap-growing-percent=100')
// That a package uses what another will not offer for ever is news to their developers, not to whoever runs the site.
OPTIONS.push('--disable-warning=DeprecationWarning')
const pinned = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url))

if (found >= NEEDED) {
  // Windows cannot put a program in the place of another; whoever stands in front of us over a channel has given the option.
  if (!OPTIONS.every((option) => process.execArgv.includes(option)) && !process.channel && process.platform !== 'win32')
    process.execve(
      process.execPath,
      [process.execPath, ...process.execArgv, ...OPTIONS, ...process.argv.slice(1)],
      process.env,
    )
  // The Node that stands in front of us when it was older: when it is gone, nobody else could stop us.
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
  // npm in front of us, killed, says nothing either; it leaves us another parent.
  const { ppid } = process
  const watch = () => process.ppid === ppid || process.kill(process.pid, 'SIGTERM')
  if (process.env.npm_lifecycle_event) setInterval(watch, 1000).unref()
  // The programs we run ask for `node`, and must not find another.
  process.env.PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`
  const { findCommands } = await import('./build.js')
  const commands = await findCommands().catch((error) => {
    // What builds has told all there is to know; a stack of ours would add nothing.
    console.error(error.message)
    process.exit(1)
  })
  const { main } = await import(commands)
  await main(process.argv)
} else if (existsSync(pinned)) {
  const child = spawn(pinned, [...OPTIONS, ...process.argv.slice(1)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal]
  })
} else {
  await import('./need-node.js')
}
