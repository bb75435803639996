import type { Page } from 'playwright/test'
import { expect, test } from '../test'

for (const site of ['Example ID', 'GitHub']) {
  const enterAs = async (page: Page, email: string, { isVerified = true, isRefused = false } = {}) => {
    await page.goto('/signin?next=/dashboard/nothing')
    await page.getByRole('button', { name: `Continue with ${site}` }).click()
    await page.getByLabel('Who are you?').fill(email)
    if (isVerified) await page.getByLabel('It is mine').check()
    await page.getByRole('button', { name: isRefused ? 'Cancel' : 'Go on' }).click()
  }

  for (const javaScriptEnabled of [true, false])
    test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
      test.use({ javaScriptEnabled })

      test(`${site} lets in who has an account here`, async ({ page, account, baseURL }) => {
        const { email, name } = await account()
        await enterAs(page, email.toUpperCase())
        await expect(page).toHaveURL(`${baseURL}/dashboard/nothing`)
        await page.goto('/dashboard')
        await expect(page.getByRole('banner')).toContainText(name)
      })
    })

  test(`${site} lets in nobody who has no account, who is disabled, whose address it did not verify, or who thinks better of it`, async ({
    page,
    account,
  }) => {
    await enterAs(page, 'nobody@example.org')
    await expect(page.getByText('Nobody here has the e-mail address')).toBeVisible()
    await enterAs(page, (await account({ isDisabled: true })).email)
    await expect(page.getByText('Nobody here has the e-mail address')).toBeVisible()
    await enterAs(page, (await account()).email, { isVerified: false })
    await expect(page.getByText('does not say that your e-mail address is yours')).toBeVisible()
    await enterAs(page, (await account()).email, { isRefused: true })
    await expect(page.getByText('Signing in there did not work. Please try again.')).toBeVisible()
    await page.goto('/dashboard')
    await expect(page).toHaveURL(/\/signin/)
  })
}
