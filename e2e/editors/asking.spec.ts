import { withClient } from '../database'
import { playInternet } from '../fake-sources'
import { inventDay } from '../invented-day'
import { startSite } from '../site'
import { test as base, expect } from '../test'

type Online = { url: string; internet: Awaited<ReturnType<typeof playInternet>> }

/** On another server of the same site, which asks an internet of its own. */
const test = base.extend<object, { online: Online }>({
  online: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const internet = await playInternet(inventDay())
      const site = await startSite(
        { DATABASE_URL: String(process.env.E2E_DATABASE_URL), SOURCES_URL: internet.url, LOG_LEVEL: 'error' },
        { command: [process.execPath, 'bin/hot-papers.js', 'start', '--web'] },
      )
      await use({ url: site.url, internet })
      await site.stop()
      await internet.close()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ online }, use) => use(online.url),
})

test.setTimeout(120_000)

const DAY = '1989-03-08'
const [ONE, TWO, THREE] = ['2611.01001', '2611.01002', '2611.01003']

test.afterEach(async ({ page }) => {
  await page.goto('about:blank')
  await withClient(String(process.env.E2E_DATABASE_URL), async (client) => {
    await client.query('DELETE FROM digest WHERE day = $1', [DAY])
    await client.query('DELETE FROM paper WHERE arxiv_id = ANY ($1)', [[ONE, TWO, THREE]])
    await client.query(`DELETE FROM service WHERE name = 'arxiv'`)
  })
})

test('papers that nobody here knows are fetched from arXiv, and what it does not tell is described by hand', async ({
  page,
  login,
  online: { internet },
}) => {
  await login('contributor')
  await page.goto('/dashboard')
  await page.getByRole('button', { name: 'New digest' }).click()
  await page.getByLabel('Day', { exact: true }).fill(DAY)
  await page.getByRole('button', { name: 'Create' }).click()
  const field = page.getByLabel('Add papers', { exact: true })
  const trouble = page.getByRole('main').getByRole('alert').filter({ hasText: /\w/ })
  const rows = page.locator('.entry-row')

  await field.fill(`https://arxiv.org/abs/${ONE}v1 arXiv:${TWO}`)
  await page.getByRole('button', { name: 'Add 2' }).click()
  await expect(rows).toHaveCount(2)
  const asked = internet.asked.filter(({ place }) => place.startsWith('export.arxiv.org'))
  expect(asked.map(({ place }) => decodeURIComponent(place))).toEqual([
    expect.stringContaining(`id_list=${ONE},${TWO}`),
  ])

  internet.fail('export.arxiv.org', 'unavailable', 1)
  await field.fill(THREE)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(trouble).toHaveText(/answered 503.*Try again later, or describe what is missing by hand/)
  await expect(field).toHaveValue(THREE)

  internet.fail('export.arxiv.org', 'drip', 1)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByText(`Asking arXiv about ${THREE}…`)).toBeVisible()
  await page.getByRole('button', { name: 'Do not wait' }).click()
  await expect(trouble).toHaveText(`arXiv was not waited for. Describe ${THREE} by hand, or mend what was typed.`)

  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(rows).toHaveCount(3)
  await expect(trouble).toHaveCount(0)

  await field.fill('2611.99999')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(trouble).toHaveText(/arXiv told nothing of 2611\.99999\. Describe 2611\.99999 by hand/)
  await page.getByRole('button', { name: 'Describe a paper by hand…' }).click()
  await expect(page.getByLabel('arXiv id')).toHaveValue('2611.99999')
})
