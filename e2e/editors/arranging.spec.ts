import type { Page } from 'playwright/test'
import { expect, test } from '../test'
import { expectSaved, openDigest, rowsOf } from './desk'

test.setTimeout(120_000)
test.afterEach(({ page }) => page.goto('about:blank'))

test('papers go to a rank, back by score, and several at once; each is undone and done again', async ({
  page,
  digest,
  login,
}) => {
  await login()
  const { title, papers } = await digest({ entries: 5 })
  const expectOrder = (...ranks: number[]) =>
    expect(rowsOf(page)).toContainText(ranks.map((rank) => papers[rank - 1]?.title ?? ''))
  await openDigest(page, title)
  const sort = page.getByRole('button', { name: 'Sort by score' })
  await expect(sort).toBeDisabled()

  await rowsOf(page).first().click()
  await moveTo(page, 4)
  await expectOrder(2, 3, 4, 1, 5)
  await sort.click()
  await expectOrder(1, 2, 3, 4, 5)
  await page.keyboard.press('Control+z')
  await expectOrder(2, 3, 4, 1, 5)
  await page.keyboard.press('Control+Shift+z')
  await expectOrder(1, 2, 3, 4, 5)

  await rowsOf(page).nth(0).click()
  await rowsOf(page)
    .nth(2)
    .click({ modifiers: ['Control'] })
  await expect(page.getByText('2 papers selected of 5')).toBeVisible()
  await moveTo(page, 5)
  await expectOrder(2, 4, 5, 1, 3)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expectOrder(1, 2, 3, 4, 5)
  await page.keyboard.press('Control+Shift+z')
  await expectOrder(2, 4, 5, 1, 3)

  await page.getByRole('button', { name: 'Remove them' }).click()
  await expectOrder(2, 4, 5)
  await page.keyboard.press('Control+z')
  await expectOrder(2, 4, 5, 1, 3)
  await page.keyboard.press('Control+Shift+z')
  await expectOrder(2, 4, 5)
  await expectSaved(page)
  await page.reload()
  await expectOrder(2, 4, 5)
})

async function moveTo(page: Page, rank: number) {
  await page.keyboard.press('m')
  const field = page.getByRole('spinbutton', { name: 'Move to rank' })
  await expect(field).toBeFocused()
  await field.fill(String(rank))
  await page.keyboard.press('Enter')
}
