import { TOTP } from 'otpauth'
import type { Page } from 'playwright/test'
import decodeQR from 'qr/decode.js'
import sharp from 'sharp'
import { expectFit } from '../fits'
import { expect, test } from '../test'

const PASSWORD = 'plover trellis umbra'

async function signIn(page: Page, email: string, password = PASSWORD) {
  await page.goto('/signin?next=/dashboard/account')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(({ pathname }) => pathname !== '/signin')
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    test('a second factor is set up, asked for, and takes no code twice', async ({ page, account }) => {
      const { email } = await account({ password: PASSWORD })
      await signIn(page, email)
      await page.getByRole('link', { name: 'Set it up' }).click()
      await page.getByRole('button', { name: 'Set it up' }).click()
      const secret = String(await page.locator('code').textContent()).replaceAll(' ', '')
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const picture = await page.getByRole('img', { name: 'QR code' }).screenshot()
        const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
        expect(decodeQR({ ...info, data })).toContain(`secret=${secret}`)
        // No decoder is as blind as a phone's camera.
        expect([...data.subarray(0, 3)]).toEqual([255, 255, 255])
      }
      if (javaScriptEnabled) await expectFit(page)
      const codeAt = (away: number) => new TOTP({ secret }).generate({ timestamp: Date.now() + away * 30_000 })

      await page.getByLabel('Code').fill('000000')
      await page.getByRole('button', { name: 'Turn it on' }).click()
      await expect(page.getByRole('status')).toContainText('not the code')
      await page.getByLabel('Code').fill(codeAt(-1))
      await page.getByRole('button', { name: 'Turn it on' }).click()
      await expect(page.getByRole('status')).toContainText('These recovery codes let you in')
      const recoveryCode = await page.getByRole('main').getByRole('listitem').first().textContent()
      if (javaScriptEnabled) await expectFit(page)

      const asked = async () => {
        await page.context().clearCookies()
        await signIn(page, email)
        await expect(page.getByRole('heading', { name: 'And your code' })).toBeVisible()
      }
      const show = async (code: string) => {
        await page.getByLabel('Code').fill(code)
        await page.getByRole('button', { name: 'Sign in' }).click()
      }
      await asked()
      await page.goto('/dashboard/account')
      await expect(page).toHaveURL(/\/signin\?/)
      await asked()
      if (javaScriptEnabled) await expectFit(page)
      const code = codeAt(1)
      await show(code)
      await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
      await asked()
      await show(code)
      await expect(page.getByRole('status')).toContainText('was used already')
      await show(String(recoveryCode))
      await expect(page.getByText('9 recovery codes left')).toBeVisible()

      await page.getByRole('link', { name: 'Recovery codes' }).click()
      await page.getByLabel('Your password').fill(PASSWORD)
      await page.getByRole('button', { name: 'Turn it off' }).click()
      await expect(page.getByText('The second factor is off.')).toBeVisible()
    })

    test('a new password ends the other sessions, and each can be ended', async ({
      page,
      browser,
      account,
      baseURL,
    }) => {
      const { email } = await account({ password: PASSWORD, name: 'Ada Example' })
      const elsewhere = await browser.newPage({
        baseURL,
        userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      })
      await signIn(elsewhere, email)
      await signIn(page, email)
      if (javaScriptEnabled) await expectFit(page)
      await page.getByRole('button', { name: 'Sign out Firefox on Linux' }).click()
      await expect(page.getByText('Firefox on Linux')).toHaveCount(0)
      await elsewhere.goto('/dashboard/account')
      await expect(elsewhere).toHaveURL(/\/signin/)

      await signIn(elsewhere, email)
      await page.getByLabel('Current password').fill('something else entirely')
      await page.getByLabel('New password').fill('marble anvil thistle')
      await page.getByRole('button', { name: 'Change password' }).click()
      await expect(page.getByText('This is not your password.')).toBeVisible()
      await page.getByLabel('Current password').fill(PASSWORD)
      await page.getByLabel('New password').fill('marble anvil thistle')
      await page.getByRole('button', { name: 'Change password' }).click()
      await expect(page.getByText('signed out everywhere else')).toBeVisible()
      await elsewhere.goto('/dashboard/account')
      await expect(elsewhere).toHaveURL(/\/signin/)
      await elsewhere.close()

      await page.getByLabel('Name').fill('Ada B. Example')
      await page.getByRole('button', { name: 'Change name' }).click()
      await expect(page.getByRole('banner')).toContainText('Ada B. Example')
      const moved = `moved-${email}`
      await page.getByLabel('E-mail').fill(moved)
      await page.getByLabel('Your password, to be sure').fill('marble anvil thistle')
      await page.getByRole('button', { name: 'Change e-mail' }).click()
      await expect(page.getByText(`You sign in with ${moved}`)).toBeVisible()

      await page.getByRole('button', { name: 'Sign out everywhere' }).click()
      await expect(page).toHaveURL('/signin')
      await signIn(page, moved, 'marble anvil thistle')
      await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
    })
  })
