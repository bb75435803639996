#!/usr/bin/env node
// Asks others' programs about a running site: Lighthouse about its pages, a reader's software about its feeds. What no
// test may ask of every machine. Writes down what they said.
import '../bin/need-node.js'
import { writeFileSync } from 'node:fs'
import { startFilledSite } from './filled-site.js'
import { provePages } from './lighthouse.js'
import { proveFeeds } from './newsboat.js'

const REPORT = 'docs/proof.md'

const proofs = []
function tell({ what, result, isWell }) {
  console.log(`${what}: ${result}.`)
  proofs.push({ what, result, isWell })
}

const site = await startFilledSite()
try {
  await proveFeeds(site.url, site.folder, tell)
  await provePages(site, tell)
} finally {
  await site.stop()
}
const rows = proofs.map(({ what, result, isWell }) => `| ${what} | ${result} | ${isWell ? 'yes' : 'no'} |`)
writeFileSync(
  REPORT,
  `# What others' programs say

Written by \`npm run proof\` on ${new Date().toISOString().slice(0, 10)}, of a site that holds the archive, or else the demonstration.

| what | what came of it | as it is to be |
|---|---|---|
${rows.join('\n')}

Lighthouse asks as a phone on a slow network, three times a page, and the run of the median performance counts. To be is:
100 in every category, nothing that moves (layout shift), no request to anywhere else, the largest paint at most 1.1 times as
late as that of the same bytes served as bare files, and in newsboat every digest once, however often it reads.
`,
)
console.log(`\nWritten to ${REPORT}.`)
process.exitCode = proofs.every(({ isWell }) => isWell) ? 0 : 1
