import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSite } from '../e2e/site'
import { measureArchive } from './archive'
import { measureCollecting } from './collecting'
import { measureEditing } from './editing'
import { measureFreshness } from './freshness'
import { measurePss } from './processes'
import { measureRanking } from './ranking'
import { type Measure, writeReport } from './report'
import { waitForRest } from './rest'
import { measureServing } from './serving'
import { measureSizes } from './sizes'

const ARCHIVE = process.env.ARCHIVE_DIR ?? '../shared/data/archive'
const REPORT = 'docs/performance.md'

/** Measures everything on throw-away data, and writes the report. */
export async function bench() {
  const hasArchive = existsSync(ARCHIVE)
  if (!hasArchive) console.log(`There is no archive at ${ARCHIVE}: the demonstration is served, nothing is imported.`)
  const folder = mkdtempSync(join(tmpdir(), 'hot-papers-bench-'))
  const measures: Measure[] = []
  const tell = (measure: Measure) => {
    console.log(`${measure.what}: ${measure.measured} (goal: ${measure.goal})`)
    measures.push(measure)
  }
  try {
    const settings = { DATA_DIR: join(folder, 'site'), LOG_LEVEL: 'error' }
    // Makes the database, so that what follows meets an existing site.
    await (await startSite(settings)).stop()
    if (hasArchive) for (const measure of await measureArchive(ARCHIVE, folder, settings)) tell(measure)

    for (const measure of await measureCollecting(folder, settings)) tell(measure)

    tell(measureRanking())
    const started = performance.now()
    const site = await startSite(settings)
    try {
      await fetch(site.url)
      tell({
        what: 'Cold start of an existing site to its first page',
        measured: seconds(performance.now() - started),
        goal: '≤ 3 s',
      })
      const work = await waitForRest(settings.DATA_DIR)
      tell({ what: 'Relating the papers of the import, once, by the worker', measured: seconds(work), goal: '–' })
      const page = `${site.url}/posts/${hasArchive ? 'hot-papers-2021-02-05' : await findSlug(site.url)}`
      const { measures: serving, beside } = await measureServing(site, page, folder)
      serving.forEach(tell)
      tell({
        what: 'Memory after the load (PSS of all our processes)',
        measured: `${Math.round(measurePss(site.pid) / 1e6)} MB`,
        goal: '≤ 400 MB',
      })
      // By now the page is compressed at its best, which takes a while after each change.
      for (const measure of await measureSizes(page)) tell(measure)
      tell(await measureFreshness(page, settings.DATA_DIR))
      for (const measure of await measureEditing(site.url, settings.DATA_DIR)) tell(measure)
      writeFileSync(REPORT, writeReport(measures, beside))
    } finally {
      await site.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  console.log(`\nWritten to ${REPORT}.`)
}

/** The editor's part alone, which leaves the report as it is. */
export async function benchEditing() {
  const folder = mkdtempSync(join(tmpdir(), 'hot-papers-bench-'))
  const settings = { DATA_DIR: folder, LOG_LEVEL: 'error' }
  const site = await startSite(settings)
  try {
    for (const { what, measured, goal } of await measureEditing(site.url, folder))
      console.log(`${what}: ${measured} (goal: ${goal})`)
  } finally {
    await site.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function findSlug(url: string) {
  const { items } = await (await fetch(`${url}/feed.json`)).json()
  return items[0].url.split('/').at(-1)
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
