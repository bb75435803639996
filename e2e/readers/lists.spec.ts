import { expect, test } from '../test'

test('the newest digest stands on the first page, the others behind it', async ({ page, digest }) => {
  const newest = await digest({ day: '2999-12-31', entries: 2 })
  const older = await digest({ day: '2999-12-30' })
  await page.goto('/')
  await expect(page.getByRole('heading', { name: newest.title })).toBeVisible()
  await expect(page.getByText(newest.papers[1]?.title as string).first()).toBeVisible()
  await page.getByRole('link', { name: older.title }).first().click()
  await expect(page).toHaveURL(older.path)
})

test('the archive leads to every digest, year by year', async ({ page, digest }) => {
  const { day, path } = await digest()
  const later = await digest({ day: '2998-02-03' })
  await page.goto('/archive/2998')
  await expect(page.locator(`main a[href="${later.path}"]`)).toBeVisible()
  await page.goto('/archive')
  await page
    .getByRole('navigation', { name: 'Years', exact: true })
    .getByRole('link', { name: day.slice(0, 4) })
    .click()
  await expect(page).toHaveTitle(`Digests of ${day.slice(0, 4)} · Hot Papers`)
  await expect(page.locator(`main a[href="${later.path}"]`)).toHaveCount(0)
  await page.locator(`main a[href="${path}"]`).first().click()
  await expect(page).toHaveURL(path)
  await expect(page.locator(`time[datetime="${day}"]`).first()).toBeVisible()
})

test('a category lists the digests in which it appeared', async ({ page, digest }) => {
  const { path, papers } = await digest({ entries: [{ categories: ['math.NT'], title: 'A paper about primes' }] })
  await page.goto(path)
  await page.getByRole('link', { name: 'math.NT' }).first().click()
  await expect(page).toHaveURL('/categories/math.NT')
  await expect(page.getByText(papers[0]?.title as string).first()).toBeVisible()
})

test('a tab names the page and the site, each once', async ({ page, digest }) => {
  const { path, title } = await digest()
  for (const [address, expected] of Object.entries({
    '/': 'Hot Papers',
    [path]: title,
    '/about': 'About Hot Papers',
    '/archive': 'Archive · Hot Papers',
  })) {
    await page.goto(address)
    await expect.soft(page).toHaveTitle(expected)
  }
})
