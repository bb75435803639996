#!/usr/bin/env node
// Measures what this machine can: serving beside nginx, freshness, size, memory, the archive in and out.
import '../bin/need-node.js'
import { bundle, makeFresh } from '../bin/build.js'

const million = process.argv.indexOf('--million')
await makeFresh('client')
if (million > 0) {
  // Search and lists on ten years of papers; a number after the flag makes it fewer.
  const { benchMillion } = await import(await bundle('million', 'bench/million.ts'))
  await benchMillion(Number(process.argv[million + 1] ?? 1_000_000))
} else {
  await makeFresh('site')
  const { bench, benchEditing } = await import(await bundle('bench', 'bench/bench.ts'))
  await (process.argv.includes('--editing') ? benchEditing() : bench())
}
