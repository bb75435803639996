#!/usr/bin/env node
// Measures what this machine can: serving beside nginx, freshness, size, memory, the archive in and out.
import '../bin/need-node.js'
import { bundle, makeFresh } from '../bin/build.js'

await makeFresh('client')
await makeFresh('site')
const { bench } = await import(await bundle('bench', 'bench/bench.ts'))
await bench()
