import { once } from 'node:events'
import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { brotliCompressSync } from 'node:zlib'
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { browserArguments, findBrowser } from '../bin/browser.js'
import { getRaw } from './raw.ts'

// Odd, so that each median is a run that was.
const RUNS = 3
const ROUNDS = 5
const BROTLI = { 'accept-encoding': 'br' }

/** Asks Lighthouse, as a phone on a slow network, about the kinds of page that readers meet. */
export async function provePages({ url, digest }, tell) {
  const pages = {
    digest: digest.path,
    paper: `/papers/${digest.papers[0].arxivId}`,
    search: '/search',
    home: '/',
  }
  const chrome = await launch({ chromePath: findBrowser(), chromeFlags: ['--headless=new', ...browserArguments] })
  try {
    // A browser's first page pays for its start.
    await ask(`${url}/about`, chrome.port)
    for (const [name, path] of Object.entries(pages)) tell(await provePage(name, url + path, chrome.port))
    // What a search finds is not for search engines, which Lighthouse would count against it.
    tell(await provePage('results', `${url}/search?q=learning`, chrome.port, ['is-crawlable']))
    tell(await proveSpeed(url, digest.path, chrome.port))
  } finally {
    chrome.kill()
  }
}

/** By the run whose performance is the median: what else a machine does comes and goes. */
async function provePage(name, address, port, skipAudits = []) {
  await settle(address)
  const runs = []
  for (let i = 0; i < RUNS; i++) runs.push(await ask(address, port, { skipAudits }))
  const { audits, categories } = median(runs, (run) => run.categories.performance.score)
  const scores = Object.values(categories).map(({ title, score }) => `${title} ${Math.round(score * 100)}`)
  const { origin } = new URL(address)
  const elsewhere = runs
    .flatMap((run) => run.audits['network-requests'].details.items.map(({ url }) => url))
    .filter((url) => /^https?:/.test(url) && new URL(url).origin !== origin)
  const shift = Math.max(...runs.map((run) => run.audits['cumulative-layout-shift'].numericValue))
  const missed = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && audits[id]?.score !== null && audits[id]?.score < 1)
      .map(({ id }) => `${id} ${audits[id].displayValue ?? ''}`),
  )
  const isWell = Object.values(categories).every(({ score }) => score === 1) && shift === 0 && elsewhere.length === 0
  const performance = runs.map((run) => Math.round(run.categories.performance.score * 100)).join(', ')
  const result =
    `${scores.join(', ')} (performance of all runs: ${performance}); ` +
    `layout shift ${shift}; ${elsewhere.length} requests elsewhere` +
    (isWell ? '' : `; short of it: ${[...missed, ...elsewhere].join(', ')}`)
  return { what: name, result, isWell }
}

/** The largest paint beside that of the same bytes from a server that does nothing but send them, in turns. */
async function proveSpeed(url, path, port) {
  const bare = await serveBare(url, path)
  const paints = { [url]: [], [bare.url]: [] }
  try {
    for (let round = 0; round < ROUNDS; round++) {
      // Neither is always the one that comes second.
      for (const server of round % 2 ? [bare.url, url] : [url, bare.url])
        paints[server].push(await paintTime(server + path, port))
    }
  } finally {
    bare.close()
  }
  const [ours, files] = [median(paints[url]), median(paints[bare.url])]
  const ratio = ours / files
  const result = `${Math.round(ours)} ms, the same bytes as bare files ${Math.round(files)} ms: ${ratio.toFixed(2)} times`
  return { what: 'largest paint', result, isWell: ratio <= 1.1 }
}

async function paintTime(address, port) {
  const { audits } = await ask(address, port, { onlyCategories: ['performance'] })
  return audits['largest-contentful-paint'].numericValue
}

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']

async function ask(address, port, { onlyCategories = CATEGORIES, skipAudits } = {}, again = 2) {
  const { lhr } = await lighthouse(address, { port, onlyCategories, skipAudits, logLevel: 'error' })
  // A trace without its beginning says nothing of the page; Lighthouse asks to be run again.
  if (lhr.runtimeError?.code === 'NO_NAVSTART' && again > 0)
    return ask(address, port, { onlyCategories, skipAudits }, again - 1)
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message)
  return lhr
}

/** The page and all it names, as they came over the wire, from memory. */
async function serveBare(url, path) {
  await settle(url + path)
  const html = await (await fetch(url + path)).text()
  const needed = [...html.matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js|ico|svg|png|webmanifest))"/g)]
  const files = new Map()
  for (const file of new Set([path, ...needed.map(([, address]) => address)]))
    files.set(file, await getRaw(url + file, BROTLI))
  const server = createServer((request, response) => {
    const file = files.get(request.url)
    if (!file) return response.writeHead(404).end()
    const { 'content-type': type, 'content-encoding': encoding } = file.headers
    response.writeHead(200, { 'content-type': type, ...(encoding && { 'content-encoding': encoding }) }).end(file.body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://localhost:${server.address().port}`, close: () => server.close() }
}

/** Until it is compressed at its best, as for all but the first readers. */
async function settle(address) {
  const best = brotliCompressSync(Buffer.from(await (await fetch(address)).arrayBuffer())).length
  for (let i = 0; i < 50 && (await getRaw(address, BROTLI)).body.length > 1.02 * best; i++) await wait(200)
}

const median = (values, of = Number) => values.toSorted((a, b) => of(a) - of(b))[Math.floor(values.length / 2)]
