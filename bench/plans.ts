import { readFileSync, statSync } from 'node:fs'
import { withClient } from '../e2e/database'
import { closeDb } from '../lib/db'
import type { Case } from './cases'

/** By what PostgreSQL finds the rows of each case, as it says in its log of every statement (auto_explain). */
export async function listScans(url: string, log: string, cases: Case[]) {
  const settings = {
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_format': 'json',
  }
  await withClient(url, async (client) => {
    await client.query(`LOAD 'auto_explain'`)
    for (const [name, value] of Object.entries(settings))
      await client.query(`ALTER DATABASE postgres SET ${name} = '${value}'`)
  })
  // Settings of a database are those of the connections to come.
  await closeDb()
  const found = new Map<string, string[]>()
  for (const { name, run } of cases) {
    const start = statSync(log).size
    await run()
    found.set(name, scansIn(readFileSync(log).subarray(start).toString()))
  }
  return found
}

function scansIn(plans: string) {
  const indexes = [...plans.matchAll(/"Index Name": "(\w+)"/g)].map(([, name]) => `\`${name}\``)
  const tables = [...plans.matchAll(/"Node Type": "Seq Scan",[^{}]*?"Relation Name": "(\w+)"/g)]
  return [...new Set([...indexes, ...tables.map(([, name]) => `heap of \`${name}\``)])]
}
