#!/usr/bin/env node
// What can be known without running the program.
import { step } from './step.js'

export const CHECKS = {
  generated: 'prisma generate && next typegen',
  types: 'tsc --noEmit',
  'lint and format': 'biome check .',
  structure: 'node bin/check-structure.js',
}

/** Whether each check passed. */
export async function check() {
  const results = []
  for (const [name, command] of Object.entries(CHECKS)) results.push((await step(name, command)).passed)
  return results
}

if (import.meta.main) process.exitCode = (await check()).every(Boolean) ? 0 : 1
