import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSite } from '../e2e/site.ts'

const ARCHIVE = process.env.ARCHIVE_DIR ?? '../shared/data/archive'

/** A site on throw-away data: with the archive where there is one, else with the demonstration. */
export async function startFilledSite({ whileEmpty } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'hot-papers-site-'))
  const settings = { DATA_DIR: join(folder, 'site'), LOG_LEVEL: 'error' }
  const site = await startSite(settings)
  const run = (...args) =>
    execFileSync(process.execPath, ['bin/hot-papers.js', ...args], {
      env: { ...process.env, ...settings },
      stdio: 'pipe',
    })
  async function stop() {
    await site.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const digest = await findDigest(site.url)
    if (!existsSync(ARCHIVE)) {
      console.log(`There is no archive at ${ARCHIVE}: the site shows its demonstration.`)
      return { url: site.url, folder, digest, stop }
    }
    run('sample', 'remove')
    await whileEmpty?.(site.url)
    run('import', ARCHIVE)
    return { url: site.url, folder, digest: await findDigest(site.url, '/posts/hot-papers-2021-02-05'), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** A digest, as far as its own page tells; the newest unless told which. */
async function findDigest(url, given) {
  const { items } = await (await fetch(`${url}/feed.json`)).json()
  const path = given ?? new URL(items[0].url).pathname
  const html = await (await fetch(url + path)).text()
  const papers = [...html.matchAll(/href="\/papers\/([^"]+)"/g)].map(([, arxivId]) => ({ arxivId }))
  const day = /<time dateTime="([\d-]+)"/i.exec(html)[1]
  return { day, path, papers }
}
