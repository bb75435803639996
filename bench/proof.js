#!/usr/bin/env node
// Asks others' programs about a running site: Lighthouse about its pages, a reader's software about its feeds. What no
// test may ask of every machine.
import '../bin/need-node.js'
import { startFilledSite } from './filled-site.js'
import { provePages } from './lighthouse.js'
import { proveFeeds } from './newsboat.js'

const site = await startFilledSite()
try {
  const proofs = [await proveFeeds(site.url, site.folder), await provePages(site)]
  process.exitCode = proofs.every(Boolean) ? 0 : 1
} finally {
  await site.stop()
}
