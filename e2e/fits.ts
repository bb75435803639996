import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from 'playwright/test'

const SCREENS = [
  ['light', 390, 844],
  ['dark', 1280, 800],
] as const

/** Holds that a page is accessible and no wider than the screen: on a phone by day, at a desk by night. */
export async function expectFit(page: Page) {
  for (const [colorScheme, width, height] of SCREENS) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height })
    // What React Aria says to screen readers, and takes back after a moment.
    const { violations } = await new AxeBuilder({ page }).exclude('[data-live-announcer]').analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    const [needed, available] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
    expect(needed, `${page.url()} at ${width} px`).toBeLessThanOrEqual(available as number)
    if (process.env.SHOTS) {
      const name = new URL(page.url()).pathname.slice(1).replaceAll('/', '-')
      await page.screenshot({ path: `${process.env.SHOTS}/${name}-${width}-${colorScheme}.png`, fullPage: true })
    }
  }
}
