#!/usr/bin/env node
// Plain JavaScript that any Node reads: it finds the right Node before anything newer is loaded.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const NEEDED = 24
const pinned = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url))

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  const { bundle } = await import('./build.js')
  const { main } = await import(await bundle('cli'))
  await main(process.argv)
} else if (existsSync(pinned)) {
  const { status } = spawnSync(pinned, process.argv.slice(1), { stdio: 'inherit' })
  process.exitCode = status ?? 1
} else {
  console.error(
    `Hot Papers needs Node ${NEEDED} and this is ${process.version}. Run \`npm install\` again, which brings it along, or install it from nodejs.org.`,
  )
  process.exitCode = 1
}
