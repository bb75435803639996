import type { Page } from 'playwright/test'
import { withClient } from '../database'
import { playInternet } from '../fake-sources'
import { inventDay } from '../invented-day'
import { startSite } from '../site'
import { test as base, expect } from '../test'
import { expectSaved } from './desk'

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
// They write of the same invented papers.
test.describe.configure({ mode: 'serial' })

const DAY = '1989-03-08'
const [ONE, TWO, THREE] = ['2611.01001', '2611.01002', '2611.01003']

test.afterEach(async ({ page, online: { internet } }) => {
  await page.goto('about:blank')
  await withClient(String(process.env.E2E_DATABASE_URL), async (client) => {
    await client.query('DELETE FROM digest WHERE day = $1', [DAY])
    await client.query('DELETE FROM mention WHERE source_id = ANY ($1)', [internet.world.posts.map(({ id }) => id)])
    await client.query('DELETE FROM paper WHERE arxiv_id = ANY ($1)', [[ONE, TWO, THREE]])
    await client.query(`DELETE FROM service WHERE name = 'arxiv'`)
  })
})

async function create(page: Page) {
  await page.goto('/dashboard')
  await page.getByRole('button', { name: 'New digest' }).click()
  await page.getByLabel('Day', { exact: true }).fill(DAY)
  await page.getByRole('button', { name: 'Create' }).click()
}

test('papers that nobody here knows are fetched from arXiv, and what it does not tell is described by hand', async ({
  page,
  login,
  online: { internet },
}) => {
  await login('contributor')
  await create(page)
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

test('posts come by address and by embed code, are hidden and put in order, and readers see them so', async ({
  page,
  login,
}) => {
  await login()
  await create(page)
  await page.getByLabel('Add papers', { exact: true }).fill(ONE)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.locator('.entry-row').first().click()

  const field = page.getByLabel('Add a post')
  const posts = page.getByRole('grid', { name: 'Posts shown' }).getByRole('row')
  const profile = 'https://bsky.app/profile/did:plc:invented0002'
  const given = [
    'https://x.com/ana_example/status/1985000000000000001',
    `<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:invented0002/app.bsky.feed.post/3invented00002">
      <p lang="de">Übrigens</p>&mdash; Reader (<a href="${profile}?ref_src=embed">@reader.example.org</a>)
      <a href="${profile}/post/3invented00002?ref_src=embed">November 4, 2026</a></blockquote>
      <script async src="https://embed.bsky.app/static/embed.js" charset="utf-8"></script>`,
    `<blockquote class="twitter-tweet"><p><a href="https://twitter.com/ana_example">@ana_example</a> have a look</p>&mdash; Reader
      <a href="https://twitter.com/reader_example/status/1985000000000000002?ref_src=twsrc">November 4, 2026</a></blockquote>`,
  ]
  for (const [i, text] of given.entries()) {
    await field.fill(text)
    await field.press('Enter')
    await expect(posts).toHaveCount(i + 1)
    await expect(field).toHaveValue('')
  }
  const words = ['Sparse routing paper', 'Übrigens: 日本語', 'have a look']
  await expect(posts).toContainText(words)

  await posts.nth(1).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(posts).toContainText(['Übrigens: 日本語', 'Sparse routing paper', 'have a look'])
  const hide = page.getByRole('button', { name: 'Hide the post by Reader' })
  await posts.nth(2).getByRole('button', { name: 'Hide the post by Reader' }).click()
  await posts.nth(0).getByRole('button', { name: 'Hide the post by Reader' }).click()
  await expect(hide).toHaveCount(0)
  await page.getByText('2 more known').click()
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Übrigens' })
    .getByRole('button', { name: 'Show the post by' })
    .click()
  await expect(posts).toContainText(['Sparse routing paper', 'Übrigens: 日本語'])
  await expectSaved(page)

  await page.getByRole('button', { name: 'Publish…' }).click()
  await page.getByRole('button', { name: 'Publish now' }).click()
  await expect(page.getByText('Published. Readers see it from now on.')).toBeVisible()
  const html = await (await page.request.get(`/posts/hot-papers-${DAY}`)).text()
  const [first = -1, second = -1, hidden] = words.map((each) => html.indexOf(each))
  expect(first).toBeGreaterThan(0)
  expect(second).toBeGreaterThan(first)
  expect(hidden).toBe(-1)
})
