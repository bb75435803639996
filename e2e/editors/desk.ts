import type { Browser, Page } from 'playwright/test'
import { withClient } from '../database'
import { expect, test } from '../test'

/** The papers of the digest that a page shows, in their order. */
export const rowsOf = (page: Page) => page.getByRole('grid', { name: 'Papers in their order' }).getByRole('row')

export const expectSaved = (page: Page) =>
  expect(page.getByText('Saved', { exact: true })).toBeVisible({ timeout: 20_000 })

/** Until the page's scripts have come, without which its keys do nothing. */
export const untilLive = (page: Page) => page.waitForLoadState('networkidle')

/** Loads the page of a digest again, and waits until what is typed and clicked there is heard. */
export async function reloadDigest(page: Page) {
  await page.reload()
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('main textarea') ?? {}).some((key) => key.startsWith('__reactProps')),
  )
}

/** Opens a digest from the list of all. */
export async function openDigest(page: Page, title: string) {
  await page.goto(`/dashboard?q=${encodeURIComponent(title)}`)
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByLabel('Title')).toHaveValue(title)
}

/** Makes a digest by hand, and gives its address on the dashboard. */
export async function newDigest(page: Page, day: string, papers: string[] = []) {
  await page.goto('/dashboard')
  await page.getByRole('button', { name: 'New digest' }).click()
  await page.getByLabel('Day', { exact: true }).fill(day)
  await page.getByRole('button', { name: 'Create' }).click()
  const field = page.getByLabel('Add papers', { exact: true })
  await field.fill(papers.join(' '))
  if (papers.length > 0) await field.press('Enter')
  await expect(rowsOf(page)).toHaveCount(papers.length)
  await expectSaved(page)
  return new URL(page.url()).pathname
}

/** A page of somebody else, in a browser of their own. */
export async function openAs(browser: Browser, baseURL: string, cookie: string) {
  const context = await browser.newContext({ baseURL })
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  await context.addCookies([{ name, value, url: baseURL, httpOnly: true, sameSite: 'Lax' }])
  return context.newPage()
}

/** Makes so many papers known to the site. */
export async function makePapers(count: number) {
  const ids = Array.from({ length: count }, () => `9912.${String(ownNumber()).padStart(5, '0')}`)
  await withClient(String(process.env.E2E_DATABASE_URL), async (client) => {
    for (const id of ids)
      await client.query(
        `INSERT INTO paper (arxiv_id, title, authors, categories, updated_at) VALUES ($1, $2, '{Ada Example}', '{cs.LG}', now())`,
        [id, titleOf(id)],
      )
  })
  return ids
}

export const titleOf = (arxivId: string | undefined) => `What ${arxivId} is about`

/** A day that no other test has. */
export const nextDay = () => new Date(Date.UTC(2040, 0, 1 + ownNumber())).toISOString().slice(0, 10)

let given = 0

/** A number that no other test of the run gets. */
const ownNumber = () => test.info().workerIndex * 1000 + given++
