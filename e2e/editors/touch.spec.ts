import type { CDPSession, Locator } from 'playwright/test'
import { expect, test } from '../test'
import { expectSaved, openDigest, rowsOf } from './desk'

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })
test.afterEach(({ page }) => page.goto('about:blank'))

test('on a phone a paper is carried by its grip, past the edge too, and lies where the finger leaves it', async ({
  page,
  digest,
  login,
}) => {
  await login()
  const { title, papers } = await digest({ entries: 14 })
  await openDigest(page, title)
  const rows = rowsOf(page)
  await expect(rows).toHaveCount(14)
  const finger = await page.context().newCDPSession(page)

  await rows.nth(2).scrollIntoViewIfNeeded()
  await down(finger, rows.nth(2).locator('.grip'))
  const { x, y, height } = await boxOf(rows.nth(0))
  await move(finger, x + 8, y + height / 4)
  await expect(rows.nth(0)).toHaveAttribute('data-drop', 'before')
  await expect(rows.nth(2)).toHaveCSS('opacity', '0.5')
  await up(finger)
  await expect(rows.first()).toContainText(papers[2]?.title ?? '')
  await expect(page.getByText('Now at 1 of 14.')).toBeAttached()
  await expect(page.locator('[data-drop], [data-carried]')).toHaveCount(0)

  // A finger that rests at the foot of the window sees the list go by.
  await down(finger, rows.first().locator('.grip'))
  await move(finger, x + 8, 830)
  await expect(rows.last()).toHaveAttribute('data-drop', 'after')
  await up(finger)
  await expect(rows.last()).toContainText(papers[2]?.title ?? '')
  await expectSaved(page)

  // A finger that only rests there, or is taken away by the system, moves nothing.
  await down(finger, rows.last().locator('.grip'))
  await up(finger)
  await down(finger, rows.last().locator('.grip'))
  await move(finger, x + 8, 400)
  await finger.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] })
  await expect(rows.last()).toContainText(papers[2]?.title ?? '')
  await page.reload()
  await expect(rows.last()).toContainText(papers[2]?.title ?? '')
})

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (!box) throw new Error('it is not shown')
  return box
}

async function down(finger: CDPSession, grip: Locator) {
  const { x, y, width, height } = await boxOf(grip)
  const touchPoints = [{ x: x + width / 2, y: y + height / 2 }]
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
}

/** As a finger does: not at once. */
async function move(finger: CDPSession, x: number, y: number) {
  for (const nearer of [-24, -12, 0])
    await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: y + nearer }] })
}

const up = (finger: CDPSession) => finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
