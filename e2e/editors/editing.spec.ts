import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { expect, test } from '../test'
import { expectSaved, openDigest, rowsOf } from './desk'

test.setTimeout(120_000)
// What somebody who was here left open would ask for a digest that is gone.
test.afterEach(({ page }) => page.goto('about:blank'))

test('order, notes, removals and undo are saved as they happen', async ({ page, digest, login }) => {
  await login()
  const { title, papers } = await digest({ entries: 4 })
  await openDigest(page, title)
  const rows = rowsOf(page)
  await expect(rows).toHaveCount(4)

  await rows.nth(2).click()
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(rows.first()).toContainText(papers[2]?.title ?? '')
  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await page.keyboard.insertText('Why $x^2$ matters. <script>alert(1)</script>')
  await page.getByRole('complementary').getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByLabel('Preview of note')).toContainText('<script>alert(1)</script>')
  await expect(page.getByLabel('Preview of note').locator('math')).toBeVisible()
  await rows.nth(1).click()
  await page.keyboard.press('Delete')
  await expect(rows).toHaveCount(3)
  await page.keyboard.press('Control+z')
  await expect(rows).toHaveCount(4)
  await expectSaved(page)

  await page.reload()
  await expect(rows.first()).toContainText(papers[2]?.title ?? '')
  await expect(rows.first()).toContainText('Why $x^2$ matters')
  await expect(page.getByText('Published, with changes that are not')).toBeVisible()
})

test('papers are dragged by the mouse, and carried by keys', async ({ page, digest, login }) => {
  await login()
  const { title, papers } = await digest({ entries: 3 })
  await openDigest(page, title)
  const rows = rowsOf(page)
  await rows.nth(2).dragTo(rows.nth(0), { targetPosition: { x: 200, y: 4 } })
  await expect(rows.first()).toContainText(papers[2]?.title ?? '')

  await rows.first().getByRole('button').focus()
  await page.keyboard.press('Enter')
  await expect(page.locator(':focus')).toHaveAttribute('aria-label', /^Insert between/)
  const told = page.locator('[data-live-announcer]')
  await expect(told).toContainText('Started dragging. Press Tab to navigate to a drop target, then press Enter to drop')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(told).toContainText('Drop complete.')
  await expect(page.getByText('Now at 2 of 3.')).toBeAttached()
  await expect(rows.first()).toContainText(papers[0]?.title ?? '')
  await expectSaved(page)
})

test('without a connection, signed out or closed too soon: no word is lost', async ({ digest, login, context }) => {
  await login()
  // Failing is what it is about: no page whose console is watched.
  const page = await context.newPage()
  const { title } = await digest({ entries: 2 })
  await openDigest(page, title)
  const address = page.url()
  await context.setOffline(true)
  await page.getByLabel('Introduction').fill('Written on a train.')
  await expect(page.getByText('The site cannot be reached.')).toBeVisible()
  await context.setOffline(false)
  await expectSaved(page)

  await page.route('**/operations', (route) => route.fulfill({ status: 409, body: 'Conflict' }))
  await page.getByLabel('Introduction').fill('Written on an old page.')
  await expect(page.getByText('The site was updated since this page was opened.')).toBeVisible()
  await page.unroute('**/operations')
  await page.getByRole('button', { name: 'Load this page again' }).click()
  await expectSaved(page)
  await expect(page.getByLabel('Introduction')).toHaveValue('Written on an old page.')

  const cookies = await context.cookies()
  await context.clearCookies()
  await page.getByLabel('Introduction').fill('Written while signed out.')
  await expect(page.getByText('You are signed out.', { exact: false })).toBeVisible()
  await context.addCookies(cookies)
  await expectSaved(page)

  await context.setOffline(true)
  await page.getByLabel('Introduction').fill('Written before the window closed.')
  await page.close()
  await context.setOffline(false)
  const next = await context.newPage()
  await next.goto(address)
  await expect(next.getByLabel('Introduction')).toHaveValue('Written before the window closed.')
  await expectSaved(next)
  await next.close()
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`the digests and the editor are accessible in the ${colorScheme}, and fit a phone`, async ({
    page,
    digest,
    login,
  }) => {
    await page.emulateMedia({ colorScheme })
    await login()
    const { title } = await digest({ entries: [{ title: 'On $x^2$', note: 'A note.', mentions: [{}] }, {}] })
    await page.goto('/dashboard')
    await expectFine(page)
    await page.goto('/dashboard?month=2021-02')
    await expectFine(page)
    await openDigest(page, title)
    await expectFine(page)
    await rowsOf(page).first().click()
    await expect(page.getByRole('textbox', { name: 'Note' })).toBeVisible()
    await expectFine(page)
    await page.getByRole('button', { name: 'Keys' }).click()
    await expectFine(page)
    await page.keyboard.press('Escape')

    await page.setViewportSize({ width: 390, height: 844 })
    await expectFine(page)
    await page.getByRole('button', { name: 'Details' }).click()
    await expectFine(page)
  })

async function expectFine(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  const [needed, available] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(needed).toBeLessThanOrEqual(available as number)
}
