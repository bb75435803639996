import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '../test'
import { unfold } from '../unfold'
import { PAGES } from './pages'

const reading = (day: number) => ({ source: 'x', takenAt: new Date(Date.UTC(2026, 0, day)), likes: day })

const ALLOWED_SCRIPTS = '[src="/reader.js"], [src="/theme.js"], [type="application/ld+json"], [type="speculationrules"]'

for (const [name, address] of Object.entries(PAGES)) {
  test.describe(name, () => {
    test.beforeEach(async ({ page, digest }) => {
      const published = await digest({
        entries: [
          {
            abstract: null,
            note: 'Read **this** first.',
            readings: [reading(1), reading(2)],
            mentions: Array(7).fill({}),
          },
          {
            withdrawnAt: new Date(),
            mentions: [{ dir: 'rtl', lang: 'ar', body: [{ type: 'text', text: 'ورقة جديرة بالقراءة' }] }],
          },
          {
            authors: Array.from({ length: 30 }, (_, i) => `Author Number-${i}`),
            title: `${'Averylongword'.repeat(6)}`,
          },
        ],
      })
      await page.goto(typeof address === 'string' ? address : address(published))
    })

    for (const colorScheme of ['light', 'dark'] as const)
      test(`is accessible in the ${colorScheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme })
        await unfold(page)
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
      })

    test('fits a phone', async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 })
      await unfold(page)
      const [needed, available] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
      expect(needed).toBeLessThanOrEqual(available as number)
    })

    test('says the same without JavaScript', async ({ page, browser }) => {
      const answer = await page.reload()
      const html = await answer?.text()
      const context = await browser.newContext({ javaScriptEnabled: false })
      const scriptless = await context.newPage()
      // The very same page: another test may have published meanwhile.
      await scriptless.route(page.url(), (route) => route.fulfill({ body: html, contentType: 'text/html' }))
      await scriptless.goto(page.url())
      // What scripts add stands in places of its own, and nothing of it is told elsewhere.
      await page.evaluate(() => {
        for (const added of document.querySelectorAll('.tools, .unseen, #saved > *')) added.remove()
      })
      expect(await scriptless.locator('body').ariaSnapshot()).toBe(await page.locator('body').ariaSnapshot())
      await context.close()
    })

    test('has one heading and no script but ours', async ({ page }) => {
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
      await expect(page.locator(`script:not(${ALLOWED_SCRIPTS})`)).toHaveCount(0)
      await expect(page.locator('[style]')).toHaveCount(0)
    })

    test('lets the keyboard skip to its content', async ({ page }) => {
      await page.keyboard.press('Tab')
      await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      const isInMain = await page.evaluate(() => document.activeElement?.closest('main, footer') !== null)
      expect(isInMain).toBe(true)
    })
  })
}
