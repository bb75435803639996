import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '../test'

const PASSWORD = 'correct horse battery'

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    test('somebody signs in, comes to where they wanted to be, and signs out', async ({ page, account }) => {
      const { email, name } = await account({ password: PASSWORD, name: 'Ada Example' })
      await page.goto('/dashboard?from=a+link')
      await expect(page).toHaveURL(/\/signin\?next=%2Fdashboard/)

      await page.getByLabel('E-mail').fill(email)
      await page.getByLabel('Password').fill('something else')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByRole('status')).toContainText('do not belong together')
      await expect(page.getByLabel('E-mail')).toHaveValue(email)

      await page.getByLabel('Password').fill(PASSWORD)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page).toHaveURL('/dashboard?from=a+link')
      await expect(page.getByRole('heading', { level: 1, name: 'Digests' })).toBeVisible()
      await expect(page.getByRole('banner')).toContainText(name)
      // Without TLS a browser would not send a cookie that is for TLS alone.
      const session = (await page.context().cookies()).find(({ name }) => name.includes('session'))
      expect(session).toMatchObject({ name: 'next-auth.session-token', httpOnly: true, sameSite: 'Lax', secure: false })

      await page.getByRole('button', { name: 'Sign out' }).click()
      await expect(page).toHaveURL('/signin')
      await page.goto('/dashboard')
      await expect(page).toHaveURL(/\/signin/)
    })
  })

test('a new password ends the session of a page that is open', async ({ page, browser, baseURL, login, ticket }) => {
  const { id, email } = await login()
  await page.goto('/dashboard')
  const elsewhere = await browser.newPage({ baseURL })
  await elsewhere.goto(`/reset/${await ticket('reset', id)}`)
  await elsewhere.getByLabel('Password').fill('plover trellis')
  await elsewhere.getByRole('button', { name: 'Choose this password' }).click()
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'Digests' })).toBeVisible()
  await elsewhere.close()
  await page.reload()
  await expect(page).toHaveURL(/\/signin/)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill('plover trellis')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/dashboard')
})

test('who guesses is made to wait, whether the account exists or not', async ({ page, account }) => {
  const { email } = await account({ password: PASSWORD })
  for (const tried of [email, `not-${email}`]) {
    await page.goto('/signin')
    for (let i = 0; i < 11; i++) {
      await page.getByLabel('E-mail').fill(tried)
      await page.getByLabel('Password').fill(`guess ${i}`)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByLabel('Password')).toHaveValue('')
      await expect(page.getByRole('status')).toHaveText(i < 10 ? /do not belong/ : /too many tries/)
    }
  }
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('status')).toHaveText(/too many tries/)
  await expect(page).toHaveURL('/signin')
})

test('nobody is led to another site', async ({ page, account, baseURL }) => {
  const { email } = await account({ password: PASSWORD })
  for (const next of ['//evil.example.org', 'https://evil.example.org', '/\\evil.example.org', 'javascript:alert(1)']) {
    await page.context().clearCookies()
    await page.goto(`/signin?next=${encodeURIComponent(next)}`)
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL(`${baseURL}/dashboard`)
  }
})

test('the dashboard is kept by nobody, runs no script but ours, and is not framed', async ({ page, login }) => {
  await login()
  const answer = await page.goto('/dashboard')
  const headers = answer?.headers() ?? {}
  expect(headers['cache-control']).toContain('no-store')
  expect(headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-[\w-]{22}';/)
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  const [cookie] = await page.context().cookies()
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
})

test('what is not there is said to be missing', async ({ page, login }) => {
  await login('contributor')
  const answer = await page.goto('/dashboard/nothing/here')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here')
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`sign-in and shell are accessible in the ${colorScheme} and fit a phone`, async ({ page, login, ticket }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 390, height: 844 })
    for (const address of ['/signin', `/setup?key=${await ticket('setup')}`, '/setup']) {
      await page.goto(address)
      await expectFit()
    }
    await login('admin')
    await page.goto('/dashboard')
    await expectFit()
    await page.setViewportSize({ width: 1280, height: 800 })
    await expectFit()

    async function expectFit() {
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
      const [needed, available] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
      expect(needed).toBeLessThanOrEqual(available as number)
    }
  })
