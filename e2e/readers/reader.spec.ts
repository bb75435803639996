import { expect, test } from '../test'

test('a theme is chosen once and for all pages', async ({ page, digest }) => {
  const { path } = await digest()
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(path)
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const light = await ground()
  await page.getByRole('button', { name: 'Theme: system' }).click()
  await page.getByRole('button', { name: 'Theme: light' }).click()
  await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible()
  const dark = await ground()
  expect(dark).not.toBe(light)

  await page.goto('/archive')
  expect(await ground()).toBe(dark)
  await page.getByRole('button', { name: 'Theme: dark' }).click()
  expect(await ground()).toBe(light)
})

test('a page loaded again is painted in its theme from the first', async ({ page, digest }) => {
  const { path } = await digest()
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(path)
  await page.evaluate(() => localStorage.setItem('theme', 'dark'))
  // Nothing that comes later has a hand in it.
  await page.route('**/reader.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
  await page.addInitScript(() => {
    // The body cannot be painted before it is there.
    new MutationObserver((_, observer) => {
      if (!document.body) return
      observer.disconnect()
      Object.assign(window, { themeBefore: document.documentElement.dataset.theme ?? 'none' })
    }).observe(document, { childList: true, subtree: true })
  })
  await page.reload()
  expect(await page.evaluate(() => 'themeBefore' in window && window.themeBefore)).toBe('dark')
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark')
  await expect(page.getByRole('button', { name: /^Theme/ })).toHaveCount(0)
})

test('keys go from paper to paper, save one, list themselves, and can be turned off', async ({ page, digest }) => {
  const { path, papers } = await digest({ entries: 3 })
  await page.goto(path)
  const title = (i: number) => page.locator('.entry').getByRole('link', { name: papers[i]?.title })
  await page.keyboard.press('j')
  await expect(title(0)).toBeFocused()
  await page.keyboard.press('j')
  await expect(title(1)).toBeFocused()
  await page.keyboard.press('s')
  await expect(page.getByRole('button', { name: 'Saved' })).toHaveCount(1)
  await page.keyboard.press('k')
  await expect(title(0)).toBeFocused()

  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await expect(keys.getByText('the next paper or digest')).toBeVisible()
  await keys.getByLabel('Turn these keys off').check()
  await keys.getByRole('button', { name: 'Close' }).click()
  await page.keyboard.press('j')
  await expect(title(1)).not.toBeFocused()
})

test('saved papers are kept in the browser, listed and exported', async ({ page, digest }) => {
  const { path, papers } = await digest({ entries: 2 })
  await page.goto(path)
  await page.getByRole('button', { name: 'Save', exact: true }).last().click()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Saved' })).toHaveAttribute('aria-pressed', 'true')

  await page.getByRole('link', { name: 'Saved 1' }).click()
  await expect(page.getByRole('link', { name: papers[1]?.title })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Where it stood' })).toHaveAttribute('href', `${path}#2`)
  for (const [format, words] of [
    ['JSON', papers[1]?.title],
    ['BibTeX', `eprint = {${papers[1]?.arxivId}}`],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: `Export as ${format}` }).click(),
    ])
    const text = await (await download.createReadStream()).toArray()
    expect(Buffer.concat(text).toString()).toContain(words)
  }
  await page.getByRole('button', { name: /^Remove/ }).click()
  await expect(page.getByText('Nothing is saved so far.')).toBeVisible()
})

test('a citation is copied', async ({ page, digest, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { path, papers } = await digest()
  await page.goto(path)
  await page.getByRole('button', { name: 'Copy BibTeX' }).click()
  await expect(page.getByRole('status')).toHaveText('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`eprint = {${papers[0]?.arxivId}}`)
})

test('a paper is shared by the sheet of the system, or its link copied where there is none', async ({
  page,
  context,
  digest,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { path, papers } = await digest({ entries: 2 })
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'share'))
  await page.goto(path)
  await page.getByRole('button', { name: 'Copy link' }).last().click()
  await expect(page.getByRole('status')).toHaveText('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}${path}#2`)

  const shared: object[] = []
  await page.exposeFunction('share', (what: object) => void shared.push(what))
  await page.addInitScript(() => {
    navigator.share = async (what) => {
      await Reflect.get(window, 'share')(what)
      // As when somebody closes the sheet.
      throw new DOMException('', 'AbortError')
    }
  })
  await page.reload()
  await page.getByRole('button', { name: 'Share' }).last().click()
  await expect.poll(() => shared).toEqual([{ title: papers[1]?.title, url: `${baseURL}${path}#2` }])
  await expect(page.getByRole('button', { name: 'Copy link' })).toHaveCount(0)
})

test('a page loaded again shows what was being read, and one visited again offers it', async ({ page, digest }) => {
  const { path } = await digest({ entries: Array.from({ length: 12 }, () => ({ abstract: 'Words. '.repeat(200) })) })
  await page.goto(path)
  await page
    .locator('.entry')
    .nth(7)
    .evaluate((entry) => entry.scrollIntoView({ behavior: 'instant' }))
  const top = () =>
    page
      .locator('.entry')
      .nth(7)
      .evaluate((entry) => Math.abs(entry.getBoundingClientRect().top))
  // Another width: the same words are no longer at the same pixel.
  await page.setViewportSize({ width: 390, height: 844 })
  await page
    .locator('.entry')
    .nth(7)
    .evaluate((entry) => entry.scrollIntoView({ behavior: 'instant' }))
  await page.reload()
  await expect.poll(top).toBeLessThan(100)

  await page.goto('/about')
  await page.goto(path)
  await page.getByRole('link', { name: 'Continue at 8' }).click()
  await expect.poll(top).toBeLessThan(100)
})

test('the front page says how many digests came since the last visit', async ({ page, digest }) => {
  await digest({ day: '2999-11-28' })
  await page.goto('/')
  await expect(page.getByRole('link', { name: /new$/ })).toHaveCount(0)
  await digest({ day: '2999-11-29' })
  await digest({ day: '2999-11-30' })
  await page.evaluate(() => {
    const visit = JSON.parse(localStorage.visit)
    localStorage.visit = JSON.stringify({ ...visit, seen: '2999-11-28', at: Date.now() - 3_600_000 })
  })
  await page.goto('/')
  await expect(page.getByRole('link', { name: '2 new' })).toHaveAttribute('href', '/since/2999-11-29')
})

test('whoever has signed in finds the way to edit, and nobody else is asked', async ({ page, digest, login }) => {
  const { path } = await digest()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(path)
  await expect(page.getByRole('button', { name: /^Theme/ })).toBeVisible()
  expect(asked).not.toContain('/dashboard/me')

  await login()
  await page.goto('/dashboard')
  await page.goto(path)
  await expect(page.getByRole('link', { name: 'Edit', exact: true })).toHaveAttribute('href', /^\/dashboard\/digests\//)

  await page.context().clearCookies()
  expect((await page.request.get('/dashboard/me')).status()).toBe(401)
})

test('reading in short is kept for the next digest', async ({ page, digest }) => {
  const [first, second] = [await digest({ entries: 2 }), await digest({ entries: 2 })]
  await page.goto(first.path)
  await page.getByRole('checkbox', { name: 'In short' }).check()
  await page.goto(second.path)
  await expect(page.getByRole('checkbox', { name: 'In short' })).toBeChecked()
  await expect(page.locator('.authors').first()).toBeHidden()
  await page.getByRole('checkbox', { name: 'In short' }).uncheck()
  await expect(page.locator('.authors').first()).toBeVisible()
})
