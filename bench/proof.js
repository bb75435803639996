#!/usr/bin/env node
// Has real readers' software read the feeds of a running site: what no test may ask of every machine.
import '../bin/need-node.js'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { startSite } from '../e2e/site.ts'

const FEEDS = ['/rss.xml', '/atom.xml']

if (!has('newsboat')) {
  console.log('newsboat is not installed (on Debian: apt-get install newsboat): nothing was proved.')
  process.exit(1)
}

const folder = mkdtempSync(join(tmpdir(), 'hot-papers-proof-'))
const site = await startSite({ DATA_DIR: join(folder, 'site'), LOG_LEVEL: 'error' })
try {
  const { items } = await (await fetch(`${site.url}/feed.json`)).json()
  for (const feed of FEEDS) prove(site.url + feed, items)
} finally {
  await site.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** newsboat reads the feed twice, and holds each digest once, with its title and its address. */
function prove(feed, items) {
  const home = mkdtempSync(join(folder, 'newsboat-'))
  const [urls, cache, config] = ['urls', 'cache', 'config'].map((name) => join(home, name))
  writeFileSync(urls, `${feed}\n`)
  writeFileSync(config, '')
  for (let i = 0; i < 2; i++) execFileSync('newsboat', ['-u', urls, '-c', cache, '-C', config, '-x', 'reload'])

  const database = new DatabaseSync(cache, { readOnly: true })
  const read = database
    .prepare('SELECT guid, title, url, length(content) AS size FROM rss_item ORDER BY pubDate DESC')
    .all()
  database.close()
  const wrong = items.filter(
    ({ id, title, url, content_html: { length } }) =>
      !read.some((item) => item.guid === id && item.title === title && item.url === url && item.size > length / 2),
  )
  const held = `${read.length} items of ${items.length} digests`
  if (wrong.length > 0 || read.length !== items.length) {
    console.log(`${feed}: newsboat holds ${held}, wrong are ${wrong.map(({ url }) => url).join(', ') || 'none'}.`)
    process.exitCode = 1
  } else {
    console.log(`${feed}: newsboat holds ${held} after two readings, each with its id, title, address and content.`)
  }
}

function has(program) {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`])
    return true
  } catch {
    return false
  }
}
