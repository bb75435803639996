import { wallTimeOf } from '../../lib/wall-time'
import { expect, test } from '../test'
import { makePapers, newDigest, nextDay, rowsOf } from './desk'

// The moments that editors can give are whole minutes.
test.setTimeout(180_000)
test.afterEach(({ page }) => page.goto('about:blank'))

const MINUTE = 60_000

test('a digest is scheduled by the clocks of the site, and not', async ({ page, login }) => {
  await login()
  const address = await newDigest(page, nextDay(), await makePapers(1))
  await page.getByRole('button', { name: 'Publish…' }).click()
  await page.getByRole('button', { name: 'Schedule…' }).click()
  await expect(page.getByLabel(/^When, by the clocks of/)).toHaveValue(/T08:00$/)
  await page.getByRole('button', { name: 'Schedule', exact: true }).click()
  await expect(page.getByText('Scheduled', { exact: true })).toBeVisible()
  await expect(page.getByText(/It will be published on .* at 08:00 \(.+\), as it stands then\./)).toBeVisible()
  await page.goto('/dashboard?state=scheduled')
  const row = page.getByRole('row').filter({ has: page.locator(`a[href="${address}"]`) })
  await expect(row).toContainText(/Scheduled for .+ 08:00/)
  await page.goto(address)
  await page.getByRole('button', { name: 'Publish…' }).click()
  await page.getByRole('button', { name: 'Do not publish then' }).click()
  await expect(page.getByText('Draft', { exact: true })).toBeVisible()
})

test('a scheduled digest is published when its moment comes, before the eyes of who has it open', async ({
  page,
  login,
}) => {
  await login()
  const day = nextDay()
  const address = await newDigest(page, day, await makePapers(2))
  const reader = `/posts/hot-papers-${day}`
  await page.getByRole('button', { name: 'Publish…' }).click()
  await page.getByRole('button', { name: 'Schedule…' }).click()
  const when = page.getByLabel(/^When, by the clocks of/)
  const [, timeZone = ''] =
    /the clocks of (.+)$/.exec(
      await when.evaluate((field: HTMLInputElement) => field.labels?.[0]?.textContent ?? ''),
    ) ?? []
  // The next whole minute that this has time to be asked for.
  const moment = new Date(Math.ceil((Date.now() + 5_000) / MINUTE) * MINUTE)
  await when.fill(wallTimeOf(moment, timeZone))
  await page.getByRole('button', { name: 'Schedule', exact: true }).click()
  await expect(page.getByText('Scheduled', { exact: true })).toBeVisible()
  expect((await page.request.get(reader)).status()).toBe(404)

  // What is written until then comes along.
  await rowsOf(page).first().click()
  await page.getByRole('textbox', { name: 'Note' }).fill('Written while it waited.')
  await expect(page.getByText('Published', { exact: true })).toBeVisible({ timeout: 2 * MINUTE })
  const html = await (await page.request.get(reader)).text()
  expect(html).toContain('Written while it waited.')
  expect(Date.now()).toBeGreaterThanOrEqual(moment.getTime())
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.goto(address)
  await expect(page.getByText(/^It was to be published/)).toHaveCount(0)
})
