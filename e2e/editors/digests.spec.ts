import { expect, test } from '../test'
import { expectSaved, makePapers, newDigest, nextDay, openDigest, rowsOf, titleOf } from './desk'

test.setTimeout(120_000)
test.afterEach(({ page }) => page.goto('about:blank'))

test('a digest is duplicated to another day with its papers and notes, and the first stays as it is', async ({
  page,
  login,
}) => {
  await login()
  const [day, other] = [nextDay(), nextDay()]
  const papers = await makePapers(2)
  const address = await newDigest(page, day, papers)
  await rowsOf(page).nth(1).click()
  await page.getByRole('textbox', { name: 'Note' }).fill('Also tomorrow.')
  await expectSaved(page)

  await page.goto(`/dashboard?q=${day}`)
  await page.getByRole('button', { name: 'What can be done with' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate…' }).click()
  const dialog = page.getByRole('dialog', { name: `Duplicate “Hot Papers ${day}”` })
  await dialog.getByLabel('Day', { exact: true }).fill(day)
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('has a digest already: “Hot Papers')
  await expect(dialog.getByLabel('Day', { exact: true })).toHaveValue(day)
  await dialog.getByLabel('Day', { exact: true }).fill(other)
  await page.keyboard.press('Enter')

  await expect(page).not.toHaveURL(address)
  await expect(page.getByLabel('Title')).toHaveValue(`Hot Papers ${other}`)
  await expect(rowsOf(page)).toContainText([titleOf(papers[0]), 'Also tomorrow.'])
  await expect(page.getByText('Draft', { exact: true })).toBeVisible()
  await rowsOf(page).nth(0).click()
  await page.keyboard.press('Delete')
  await expectSaved(page)
  await page.goto(address)
  await expect(rowsOf(page)).toHaveCount(2)
})

test('a digest goes to the trash and comes back as it was; what readers have does not go there', async ({
  page,
  login,
  digest,
}) => {
  await login()
  const day = nextDay()
  const address = await newDigest(page, day, await makePapers(2))
  await page.goto(`/dashboard?q=${day}`)
  await page.getByRole('button', { name: 'What can be done with' }).click()
  await page.getByRole('menuitem', { name: 'Move to the trash' }).click()
  await expect(page.getByText('It is in the trash, from where it can be restored.')).toBeVisible()
  await expect(page.getByRole('heading', { name: `Nothing matches “${day}”` })).toBeVisible()

  await page.goto(address)
  await expect(page.getByText('This digest is in the trash')).toBeVisible()
  await page.getByRole('link', { name: 'To the trash' }).click()
  const row = page.getByRole('row').filter({ hasText: `Hot Papers ${day}` })
  await row.getByRole('button').click()
  await page.getByRole('menuitem', { name: 'Restore' }).click()
  await expect(page.getByText('It is back among the digests.')).toBeVisible()
  await expect(row).toHaveCount(0)
  await page.goto(address)
  await expect(rowsOf(page)).toHaveCount(2)
  await page.getByLabel('Introduction').fill('Still to be written.')
  await expectSaved(page)

  const { title } = await digest()
  await page.goto(`/dashboard?q=${encodeURIComponent(title)}`)
  await page.getByRole('button', { name: 'What can be done with' }).click()
  await expect(page.getByRole('menuitem', { name: 'Duplicate…' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Move to the trash' })).toHaveCount(0)
})

test('a day has one digest: making another, or moving one there, says so and keeps what was typed', async ({
  page,
  login,
}) => {
  await login()
  const [day, other] = [nextDay(), nextDay()]
  await newDigest(page, day)
  await page.goto('/dashboard')
  await page.getByRole('button', { name: 'New digest' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Day', { exact: true }).fill(day)
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText(`has a digest already: “Hot Papers ${day}”.`)
  await expect(dialog.getByLabel('Day', { exact: true })).toHaveValue(day)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'New digest' })).toBeFocused()

  await newDigest(page, other)
  await page.getByLabel('Day', { exact: true }).fill(day)
  await expect(page.getByRole('complementary')).toContainText(/Day .*Hot Papers/)
  await expect(page.getByText('Not all is saved')).toBeVisible()
  await page.getByLabel('Day', { exact: true }).fill(other)
  await expectSaved(page)
})

test('what readers have is opened under the address they have it at, whatever the draft says since', async ({
  page,
  login,
  digest,
}) => {
  await login()
  const { title, path } = await digest()
  await openDigest(page, title)
  await page.getByLabel('Address').fill(`moved-${Date.now()}`)
  await expectSaved(page)
  await page.goto(`/dashboard?q=${encodeURIComponent(title)}`)
  await page.getByRole('button', { name: 'What can be done with' }).click()
  await expect(page.getByRole('menuitem', { name: 'See it as readers do' })).toHaveAttribute('href', path)
})
