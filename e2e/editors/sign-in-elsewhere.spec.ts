import type { Page } from 'playwright/test'
import { expect, test } from '../test'

async function enterAs(page: Page, email: string, { isVerified = true } = {}) {
  await page.goto('/signin?next=/dashboard/nothing')
  await page.getByRole('button', { name: 'Continue with Example ID' }).click()
  await page.getByLabel('Who are you?').fill(email)
  if (isVerified) await page.getByLabel('It is mine').check()
  await page.getByRole('button', { name: 'Go on' }).click()
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    test('another site lets in who has an account here', async ({ page, account, baseURL }) => {
      const { email, name } = await account()
      await enterAs(page, email.toUpperCase())
      await expect(page).toHaveURL(`${baseURL}/dashboard/nothing`)
      await page.goto('/dashboard')
      await expect(page.getByRole('banner')).toContainText(name)
    })
  })

test('another site lets in nobody who has no account, who is disabled, or whose address it did not verify', async ({
  page,
  account,
}) => {
  await enterAs(page, 'nobody@example.org')
  await expect(page.getByText('Nobody here has the e-mail address')).toBeVisible()
  await enterAs(page, (await account({ isDisabled: true })).email)
  await expect(page.getByText('Nobody here has the e-mail address')).toBeVisible()
  await enterAs(page, (await account()).email, { isVerified: false })
  await expect(page.getByText('does not say that your e-mail address is yours')).toBeVisible()
  await page.goto('/dashboard')
  await expect(page).toHaveURL(/\/signin/)
})
