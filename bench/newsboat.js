import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const FEEDS = ['/rss.xml', '/atom.xml']

/** Has newsboat read the feeds of a site. */
export async function proveFeeds(site, folder, tell) {
  if (!hasNewsboat()) {
    const result = 'newsboat is not installed (on Debian: apt-get install newsboat): nothing is proved'
    return tell({ what: 'feeds', result, isWell: false })
  }
  const { items } = await (await fetch(`${site}/feed.json`)).json()
  for (const feed of FEEDS) tell({ what: feed, ...prove(site + feed, items, folder) })
}

/** newsboat reads the feed twice, and holds each digest once, with its title and its address. */
function prove(feed, items, folder) {
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
  const isWell = wrong.length === 0 && read.length === items.length
  const how = isWell
    ? 'after two readings, each with its id, title, address and content'
    : `wrong are ${wrong.map(({ url }) => url).join(', ') || 'none'}`
  return { result: `newsboat holds ${read.length} items of ${items.length} digests, ${how}`, isWell }
}

function hasNewsboat() {
  try {
    execFileSync('sh', ['-c', 'command -v newsboat'])
    return true
  } catch {
    return false
  }
}
