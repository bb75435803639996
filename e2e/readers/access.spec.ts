import type { Page } from 'playwright/test'
import { expect, test } from '../test'
import { unfold } from '../unfold'
import { PAGES } from './pages'

test('a digest is read with the keyboard alone', async ({ page, digest }) => {
  const { path, papers } = await digest({ entries: [{ mentions: [{}, {}, {}, {}, {}, {}] }, {}] })
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(path)
  const first = page.locator('.entry').first()

  await tabTo(page, 'In short')
  await page.keyboard.press('Space')
  await expect(first.locator('.said')).toBeHidden()
  await page.keyboard.press('Space')
  await expect(first.locator('.said')).toBeVisible()

  await tabTo(page, papers[1]?.title as string)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${path}#2`)

  await page.goto(path)
  await tabTo(page, 'Why this rank')
  await page.keyboard.press('Enter')
  await expect(first.getByText('By the rule “original”, version 1')).toBeVisible()
  await tabTo(page, '2 more posts')
  await page.keyboard.press('Enter')
  await expect(first.locator('figure')).toHaveCount(6)
  await expect(first.locator('figure').last()).toBeVisible()
  await tabTo(page, 'Rank 2')
})

test('at 400 % nothing is cut off or covered, on any kind of page', async ({ page, digest }) => {
  test.slow()
  const published = await digest({
    entries: [
      {
        title: 'Averylongword'.repeat(6),
        readings: [1, 2].map((day) => ({ source: 'x', takenAt: new Date(Date.UTC(2026, 0, day)), likes: day })),
        mentions: [{ body: [{ type: 'text', text: 'w'.repeat(300) }] }],
      },
      { title: 'Maths $\\sum_{i=0}^{\\infty} x_i = \\frac{a+b+c+d+e+f+g+h}{a+b+c+d+e+f+g+h+i+j+k+l+m+n}$' },
      {},
    ],
  })
  // 1280 by 1024 pixels at 400 % (WCAG 1.4.10).
  await page.setViewportSize({ width: 320, height: 256 })
  for (const [name, address] of Object.entries(PAGES)) {
    await page.goto(typeof address === 'string' ? address : address(published))
    await unfold(page)
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(320)
    const covering = await page.evaluate(
      () =>
        [...document.querySelectorAll('body *')].filter((element) => getComputedStyle(element).position === 'fixed')
          .length,
    )
    expect.soft(covering, name).toBe(0)
  }
})

/** Goes on with Tab until what has that name has the focus. */
async function tabTo(page: Page, name: string) {
  for (let i = 0; i < 100; i++) {
    await page.keyboard.press('Tab')
    const words = await page.evaluate(() => {
      const { activeElement } = document
      const label = (activeElement as HTMLInputElement | null)?.labels?.[0]
      return activeElement?.getAttribute('aria-label') ?? label?.textContent ?? activeElement?.textContent
    })
    if (words?.trim() === name) return
  }
  throw new Error(`The keyboard does not come to “${name}”.`)
}
