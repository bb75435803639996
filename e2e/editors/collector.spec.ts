import { AxeBuilder } from '@axe-core/playwright'
import { newestListingDay } from '../../lib/collector/calendar'
import { freshDatabase, withClient } from '../database'
import { playInternet } from '../fake-sources'
import { inventDay } from '../invented-day'
import { makeAccount, mintSession } from '../sign-in'
import { startSite } from '../site'
import { expect, test } from '../test'
import { openAs } from './desk'

test('an editor sees what each source gave and what went wrong, and asks for a run', async ({ page, login }) => {
  const database = String(process.env.E2E_DATABASE_URL)
  const run = await withClient(database, async (client) => {
    // The newest there is, whoever else tests meanwhile.
    const { rows } = await client.query(
      `INSERT INTO run (id, day, started_at, alive_at, finished_at)
       VALUES (gen_random_uuid(), '1990-01-02', '2090-01-02 08:00Z', '2090-01-02 08:01Z', '2090-01-02 08:01Z') RETURNING id`,
    )
    await client.query(
      `INSERT INTO run_source (run_id, source, due, asked, found, not_asked, failure, stale_at) VALUES
       ($1, 'arxiv', 3, 3, 812, 0, NULL, '1990-01-02 06:00Z'),
       ($1, 'bluesky', 40, 25, 17, 772, 'Bluesky asked us to wait until 09:00.', NULL)`,
      [rows[0].id],
    )
    return rows[0].id as string
  })
  try {
    await login()
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('/dashboard/collector')
    const newest = page.getByRole('region', { name: /^2 Jan 2090, 03:00/ })
    await expect(newest.getByRole('row', { name: /Bluesky \D*40\D*25\D*17\D*772/ })).toBeVisible()
    // Also on a phone without scrolling aside.
    await expect(newest.getByText('Bluesky asked us to wait until 09:00.')).toBeInViewport({ ratio: 1 })
    await expect(page.getByRole('alert').first()).toContainText('arXiv: the date of what it answers moves')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    }
    await page.getByRole('button', { name: 'Run now' }).click()
    await expect(page.getByText('A run was asked for')).toBeVisible()
  } finally {
    await withClient(database, (client) => client.query('DELETE FROM run WHERE id = $1', [run]))
  }
})

test('who asks for a run sees how far it has come, what it cost, and what each source gave', async ({ browser }) => {
  test.setTimeout(150_000)
  const database = await freshDatabase()
  await withClient(database.url, (client) =>
    client.query(
      `INSERT INTO setting (key, value, updated_at) VALUES ('sources', '["arxiv", "hackernews", "x"]', now())`,
    ),
  )
  const internet = await playInternet(inventDay(newestListingDay(new Date(), [])))
  const site = await startSite({
    DATABASE_URL: database.url,
    SOURCES_URL: internet.url,
    LOG_LEVEL: 'error',
    X_BEARER_TOKEN: 'invented',
    X_DAILY_BUDGET: '5',
  })
  try {
    const cookie = await mintSession(database.url, await makeAccount(database.url, { role: 'editor' }))
    const page = await openAs(browser, site.url, `${cookie.name}=${cookie.value}`)
    const runs = page.getByRole('region', { name: / · for / })
    // The first one the site makes by itself.
    await expect(async () => {
      await page.goto('/dashboard/collector')
      await expect(runs.first()).toContainText('took', { timeout: 500 })
    }).toPass()
    await expect(page.getByText(/X has cost \$0\.(?!00)\d\d of the \$5\.00 that it may cost/)).toBeVisible()

    const before = await runs.count()
    internet.fail('hn.algolia.com', 'drip', 1)
    await page.getByRole('button', { name: 'Run now' }).click()
    await expect(runs).toHaveCount(before + 1)
    const run = runs.first()
    await expect(run).toContainText('under way')
    await expect(run.getByRole('row', { name: /arXiv/ })).toContainText(/[1-9]/)
    internet.mend()
    await expect(run).toContainText('took', { timeout: 60_000 })
    await expect(run.getByRole('row', { name: /Hacker News/ })).toContainText(/[1-9]/)
    await page.context().close()
  } finally {
    await site.stop()
    await internet.close()
    await database.drop()
  }
})
