#!/usr/bin/env node
// Everything, on a machine that has Node and npm and nothing else.
import './need-node.js'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { findOrInstallBrowser } from './browser.js'
import { CHECKS } from './checks.js'
import { step } from './step.js'

const RESULTS = 'test-results'
const ARCHIVE = process.env.ARCHIVE_DIR ?? '../shared/data/archive'
const total = { passed: 0, failed: 0, skipped: 0 }

rmSync(RESULTS, { recursive: true, force: true })
const browser = findOrInstallBrowser()
console.log(
  browser ? `Browser: ${browser}` : 'Browser: none. Install Chromium, or run `npx playwright install chromium`.',
)
if (!existsSync(ARCHIVE)) console.log(`Archive: none at ${ARCHIVE}; the tests that read it are skipped.`)

for (const [name, command] of Object.entries(CHECKS)) await one(name, command)
await vitest('unit and database tests', 'unit')
// A build needs neither settings nor a database: it gets none.
await one('build', 'npm run build', { PATH: process.env.PATH, HOME: process.env.HOME })
await vitest('the running program', 'processes')
await many('readers in a browser', 'playwright test', 'playwright.json', ({ stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
  skipped: stats.skipped,
}))

const { passed, failed, skipped } = total
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed > 0 ? 1 : 0

/** A step that is one test. */
async function one(name, command, env) {
  if (await step(name, command, env)) total.passed += 1
  else total.failed += 1
}

async function vitest(name, project) {
  const file = `${project}.json`
  const command = `vitest run --project ${project} --reporter dot --reporter json --outputFile.json=${RESULTS}/${file}`
  await many(name, command, file, (results) => ({
    passed: results.numPassedTests,
    failed: results.numFailedTests,
    skipped: results.numPendingTests + results.numTodoTests,
  }))
}

/** A step of many tests, which `count` reads from the results that it leaves. */
async function many(name, command, file, count) {
  const finished = await step(name, command)
  const path = `${RESULTS}/${file}`
  const counted = existsSync(path)
    ? count(JSON.parse(readFileSync(path, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 }
  // What fails outside of a test, like a file that cannot be loaded, is a failure too.
  if (!finished && counted.failed === 0) counted.failed = 1
  for (const key of Object.keys(total)) total[key] += counted[key]
}
