import { chromium, type Page } from 'playwright'
import { browserArguments, findBrowser } from '../bin/browser'
import { publishDigest, withdrawDigest } from '../e2e/publish-digest'
import { makeAccount, mintSession } from '../e2e/sign-in'
import { joinPostgres } from '../lib/postgres/open'
import { measureInbox } from './inbox'
import { percentile } from './percentile'
import type { Measure } from './report'

const ENTRIES = 30
const OPENINGS = 7
const MOVES = 60
const PUBLICATIONS = 15

/** How soon an editor can work on a digest of 30 papers, and how soon a move is saved, beside a request that does nothing. */
export async function measureEditing(url: string, dataDir: string): Promise<Measure[]> {
  const postgres = await joinPostgres(dataDir)
  if (!postgres) throw new Error('the site runs its database')
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArguments })
  const account = await makeAccount(postgres.url, { role: 'editor' })
  const digest = await publishDigest(postgres.url, { day: '1991-08-14', entries: ENTRIES })
  try {
    const context = await browser.newContext({ baseURL: url })
    const cookie = await mintSession(postgres.url, account)
    await context.addCookies([{ ...cookie, url, httpOnly: true, sameSite: 'Lax' }])
    const page = await context.newPage()
    await page.goto(`/dashboard?q=${digest.slug}`)
    await page.getByRole('link', { name: digest.title }).click()
    await page.waitForURL('**/digests/*')
    const openings: number[] = []
    for (let i = 0; i < OPENINGS; i++) openings.push(await measureOpening(page))
    const [moves, plain] = await measureMoves(page)
    const inbox = await measureInbox(await context.newPage(), postgres.url)
    const publications = await measurePublications(page, digest.slug)
    const ratio = (percentile(moves, 0.95) / percentile(plain, 0.95)).toFixed(1)
    return [
      {
        what: `Editor of ${ENTRIES} papers until it answers to a click, median of ${OPENINGS}`,
        measured: `${(percentile(openings, 0.5) / 1000).toFixed(2)} s`,
        goal: '≤ 1 s',
      },
      {
        what: `A move in it until it is saved, 95th percentile of ${MOVES}`,
        measured: `${percentile(moves, 0.95).toFixed(0)} ms (${ratio} times a request that does nothing)`,
        goal: '≤ 100 ms',
      },
      {
        what: `Publishing a change in it until readers have it, median of ${PUBLICATIONS}`,
        measured: `${percentile(publications, 0.5).toFixed(0)} ms (at most ${Math.max(...publications).toFixed(0)} ms)`,
        goal: '≤ 1 s',
      },
      ...inbox,
    ]
  } finally {
    await browser.close()
    await withdrawDigest(postgres.url, digest.slug)
    await account.remove()
    await postgres.close()
  }
}

/** From the request for the page until a click on a paper selects it. */
async function measureOpening(page: Page) {
  const started = performance.now()
  await page.reload({ waitUntil: 'commit' })
  const row = page.locator('.entry-row').first()
  const box = await row.boundingBox()
  while (box && !(await row.evaluate((element) => element.hasAttribute('data-selected'))))
    await page.mouse.click(box.x + box.width / 2, box.y + 8)
  return performance.now() - started
}

/** From the key until the page says that the site has it; between them as many requests that do nothing. */
function measureMoves(page: Page) {
  return page.evaluate(async (count) => {
    const [moves, plain]: [number[], number[]] = [[], []]
    const state = () => document.querySelector('.editor-bar [role=status]')?.textContent
    const until = async (is: () => boolean) => {
      while (!is()) await new Promise((done) => setTimeout(done, 1))
    }
    for (let i = 0; i < count; i++) {
      const row = document.querySelectorAll<HTMLElement>('.entry-row')[i % 2 === 0 ? 20 : 3]
      const key = i % 2 === 0 ? 'ArrowUp' : 'ArrowDown'
      let started = performance.now()
      row?.dispatchEvent(new KeyboardEvent('keydown', { key, altKey: true, bubbles: true, cancelable: true }))
      await until(() => state() !== 'Saved')
      await until(() => state() === 'Saved')
      moves.push(performance.now() - started)
      started = performance.now()
      await fetch('/api/health').then((answer) => answer.text())
      plain.push(performance.now() - started)
    }
    return [moves, plain] as const
  }, MOVES)
}

/** From the request to publish a new title until a reader's first request after its answer, which has to have the title. */
function measurePublications(page: Page, slug: string) {
  return page.evaluate(
    async ([count, slug]) => {
      const ask = async (name: string, body?: object) => {
        const response = await fetch(`${location.pathname}/${name}`, {
          method: body ? 'POST' : 'GET',
          headers: { accept: 'application/json', 'content-type': 'application/json' },
          body: body && JSON.stringify(body),
        })
        if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`)
        return response.json()
      }
      const times: number[] = []
      for (let i = 1; i <= count; i++) {
        const value = `Published ${i} times`
        const { version, digest } = await ask('state')
        const operation = { id: crypto.randomUUID(), type: 'set digest', field: 'title', base: digest.title, value }
        await ask('operations', { version, operations: [operation] })
        const now = await ask('state')
        const seen = { number: now.standing.publication.number, version: now.version }
        const started = performance.now()
        await ask('publication', { seen })
        const read = await (await fetch(`/posts/${slug}`, { cache: 'no-store' })).text()
        if (!read.includes(value)) throw new Error('a reader has what was there before the publication')
        times.push(performance.now() - started)
      }
      return times
    },
    [PUBLICATIONS, slug] as const,
  )
}
