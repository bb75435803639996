import { brotliDecompressSync } from 'node:zlib'
import { getRaw } from './raw'
import type { Measure } from './report'

const BROTLI = { 'accept-encoding': 'br' }

/** What a reader's browser must fetch to show the page. */
export async function measureSizes(page: string): Promise<Measure[]> {
  const { body, html } = await getPage(page)
  const styles = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]*>/g)].map(([tag]) => attribute(tag, 'href'))
  // /theme.js and /reader.js only add to a page that is whole without them.
  const scripts = [...html.matchAll(/<script[^>]+src=[^>]*>/g)].map(([tag]) => attribute(tag, 'src'))
  const isAdded = (path: string) => path === '/theme.js' || path === '/reader.js'
  return [
    { what: `HTML of ${new URL(page).pathname} in brotli`, measured: bytes(body.length), goal: '≤ 12 kB' },
    { what: 'All its CSS in brotli', measured: bytes(await sum(page, styles)), goal: '≤ 10 kB' },
    {
      what: 'JavaScript it requires',
      measured: bytes(
        await sum(
          page,
          scripts.filter((path) => !isAdded(path)),
        ),
      ),
      goal: '0 B',
    },
    { what: 'JavaScript that adds to it', measured: bytes(await sum(page, scripts.filter(isAdded))), goal: '≤ 5 kB' },
  ]
}

async function getPage(page: string) {
  const { body } = await getRaw(page, BROTLI)
  return { body, html: brotliDecompressSync(body).toString() }
}

async function sum(page: string, paths: string[]) {
  const sizes = await Promise.all(
    paths.map(async (path) => (await getRaw(new URL(path, page).href, BROTLI)).body.length),
  )
  return sizes.reduce((total, size) => total + size, 0)
}

const attribute = (tag: string, name: string) => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
const bytes = (count: number) => `${count.toLocaleString('en')} B`
