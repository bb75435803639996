import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from 'playwright/test'

export const PHONE = ['light', 390, 844] as const
export const DESK = ['dark', 1280, 800] as const

/** Holds that a page is accessible and no wider than the screen: on a phone by day, at a desk by night. */
export async function expectFit(page: Page, ...screens: (typeof PHONE | typeof DESK)[]) {
  for (const [colorScheme, width, height] of screens.length > 0 ? screens : [PHONE, DESK]) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height })
    const { violations } = await new AxeBuilder({ page })
      // What React Aria says to screen readers, and takes back after a moment.
      .exclude('[data-live-announcer]')
      // Of WCAG 2.2, and off unless one asks for it.
      .options({ rules: { 'target-size': { enabled: true } } })
      .analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    const [needed, available] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
    expect(needed, `${page.url()} at ${width} px`).toBeLessThanOrEqual(available as number)
    if (process.env.SHOTS) {
      const name = new URL(page.url()).pathname.slice(1).replaceAll('/', '-')
      await page.screenshot({ path: `${process.env.SHOTS}/${name}-${width}-${colorScheme}.png`, fullPage: true })
    }
  }
}
