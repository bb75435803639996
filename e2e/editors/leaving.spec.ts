import { mintSession } from '../sign-in'
import { expect, test } from '../test'

test.setTimeout(120_000)
test.afterEach(({ page }) => page.goto('about:blank'))

test('what was written just before the page is left is saved', async ({ page, digest, login }) => {
  await login()
  const { title } = await digest({ entries: 1 })
  await page.goto('/dashboard')
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByLabel('Introduction')).toBeEditable()
  const { pathname } = new URL(page.url())
  await page.getByLabel('Introduction').evaluate((field: HTMLTextAreaElement) => {
    const { fetch } = window
    window.fetch = (input, init) => {
      if (String(input).endsWith('/operations')) localStorage.setItem('outlives', String(init?.keepalive))
      return fetch(input, init)
    }
    // In one go with the writing, whose pause is not over then.
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, 'At the last moment.')
    field.dispatchEvent(new Event('input', { bubbles: true }))
    location.assign('about:blank')
  })
  await expect(page).toHaveURL('about:blank')
  await page.goto('/dashboard/account')
  expect(await page.evaluate(() => localStorage.getItem('outlives'))).toBe('true')
  await expect
    .poll(async () => (await (await page.request.get(`${pathname}/state`)).json()).digest.intro)
    .toBe('At the last moment.')
})

test('what one wrote is not saved in the name of who signs in after them', async ({
  context,
  digest,
  login,
  account,
}) => {
  const first = await login()
  // Being refused is what it is about: no page whose console is watched.
  const page = await context.newPage()
  const { title } = await digest({ entries: 1 })
  await page.goto('/dashboard')
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByLabel('Introduction')).toBeEditable()
  const { pathname, origin } = new URL(page.url())

  const signIn = async (person: { id: string }) => {
    const cookie = await mintSession(String(process.env.E2E_DATABASE_URL), person)
    await context.addCookies([{ ...cookie, url: origin, httpOnly: true, sameSite: 'Lax' }])
  }
  await signIn(await account({ name: 'Bo Example' }))
  await page.getByLabel('Introduction').fill('Ada wrote this.')
  await expect(page.getByText('Bo Example is signed in here now')).toBeVisible()
  const state = async () => (await context.request.get(`${pathname}/state`)).json()
  expect((await state()).digest.intro).not.toBe('Ada wrote this.')

  await signIn(first)
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect.poll(async () => (await state()).digest.intro).toBe('Ada wrote this.')
  expect((await state()).standing.editedBy.id).toBe(first.id)
  await page.close()
})
