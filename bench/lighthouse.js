import { once } from 'node:events'
import { createServer } from 'node:http'
import { brotliCompressSync } from 'node:zlib'
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { browserArguments, findBrowser } from '../bin/browser.js'

const RUNS = 3

/** Asks Lighthouse, as a phone on a slow network, about the kinds of page that readers meet; tells whether all is well. */
export async function provePages({ url, digest }) {
  const pages = {
    digest: digest.path,
    paper: `/papers/${digest.papers[0].arxivId}`,
    search: '/search',
    home: '/',
  }
  const chrome = await launch({ chromePath: findBrowser(), chromeFlags: ['--headless=new', ...browserArguments] })
  try {
    const proofs = []
    for (const [name, path] of Object.entries(pages)) proofs.push(await provePage(name, url + path, chrome.port))
    // What a search finds is not for search engines, which Lighthouse would count against it.
    proofs.push(await provePage('results', `${url}/search?q=learning`, chrome.port, ['is-crawlable']))
    proofs.push(await proveSpeed(url, digest.path, chrome.port))
    return proofs.every(Boolean)
  } finally {
    chrome.kill()
  }
}

async function provePage(name, address, port, skipAudits = []) {
  // Compressed at its best by then, as for all but the first readers.
  await settle(address)
  const { audits, categories } = await ask(address, port, { skipAudits })
  const scores = Object.values(categories).map(({ title, score }) => `${title} ${Math.round(score * 100)}`)
  const { origin } = new URL(address)
  const elsewhere = audits['network-requests'].details.items
    .map(({ url }) => url)
    .filter((url) => /^https?:/.test(url) && new URL(url).origin !== origin)
  const shift = audits['cumulative-layout-shift'].numericValue
  const missed = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && audits[id]?.score !== null && audits[id]?.score < 1)
      .map(({ id }) => id),
  )
  const isWell = Object.values(categories).every(({ score }) => score === 1) && shift === 0 && elsewhere.length === 0
  console.log(
    `${name}: ${scores.join(', ')}; layout shift ${shift}; ${elsewhere.length} requests elsewhere` +
      (isWell ? '.' : `; short of it: ${missed.join(', ')} ${elsewhere.join(', ')}`),
  )
  return isWell
}

/** The largest paint beside that of the same bytes from a server that does nothing but send them. */
async function proveSpeed(url, path, port) {
  const bare = await serveBare(url, path)
  const [ours, files] = [[], []]
  try {
    for (let i = 0; i < RUNS; i++) {
      ours.push(await paintTime(url + path, port))
      files.push(await paintTime(bare.url + path, port))
    }
  } finally {
    bare.close()
  }
  const ratio = median(ours) / median(files)
  console.log(
    `largest paint: ${Math.round(median(ours))} ms, the same bytes as bare files ${Math.round(median(files))} ms: ${ratio.toFixed(2)} times.`,
  )
  return ratio <= 1.1
}

async function paintTime(address, port) {
  const { audits } = await ask(address, port, { onlyCategories: ['performance'] })
  return audits['largest-contentful-paint'].numericValue
}

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']

async function ask(address, port, { onlyCategories = CATEGORIES, skipAudits } = {}) {
  const { lhr } = await lighthouse(address, { port, onlyCategories, skipAudits, logLevel: 'error' })
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message)
  return lhr
}

async function serveBare(url, path) {
  const html = await (await fetch(url + path)).text()
  const needed = [...html.matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js|ico|svg))"/g)].map(([, file]) => file)
  const files = new Map()
  for (const file of [path, ...needed]) {
    const answer = await fetch(url + file)
    const body = brotliCompressSync(Buffer.from(await answer.arrayBuffer()))
    files.set(file, { body, type: answer.headers.get('content-type') })
  }
  const server = createServer((request, response) => {
    const file = files.get(request.url)
    if (file) response.writeHead(200, { 'content-type': file.type, 'content-encoding': 'br' }).end(file.body)
    else response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://localhost:${server.address().port}`, close: () => server.close() }
}

async function settle(address) {
  const size = async () => (await (await fetch(address)).arrayBuffer()).byteLength
  await size()
  await new Promise((resolve) => setTimeout(resolve, 1000))
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
