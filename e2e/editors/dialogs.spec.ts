import type { Locator, Page } from 'playwright/test'
import { DESK, expectFit, PHONE } from '../fits'
import { expect, test } from '../test'
import { expectSaved, makePapers, newDigest, nextDay, openAs, openDigest, rowsOf, untilLive } from './desk'

// Each is looked at by day and night, on a phone and at a desk.
test.setTimeout(240_000)
test.afterEach(({ page }) => page.goto('about:blank'))

test('every dialog of the editor is accessible, fits a phone and gives the focus back', async ({
  page,
  login,
  digest,
}) => {
  await login()
  const { title } = await digest({ entries: [{ note: 'A note.', mentions: [{}, {}] }, {}, {}] })
  await openDigest(page, title)
  await rowsOf(page).nth(1).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await page.getByLabel('Introduction').fill(`A long word: ${'Donaudampfschifffahrt'.repeat(8)}.`)
  await expectSaved(page)

  await page.keyboard.press('Control+s')
  await expect(page.getByText('Kept in the history as state 1.')).toBeVisible()
  await expectFit(page)

  const more = page.getByRole('button', { name: 'More' })
  await more.click()
  await expect(page.getByRole('menu')).toBeVisible()
  await expectFit(page)
  await page.keyboard.press('Escape')
  await expect(more).toBeFocused()

  await look(
    'Keys',
    () => page.getByRole('button', { name: 'Keys' }).click(),
    page.getByRole('button', { name: 'Keys' }),
  )
  await look('Publish the changes', () => page.getByRole('button', { name: 'Publish…' }).click())
  await look('Publish the changes', async () => {
    await page.getByRole('button', { name: 'Publish…' }).click()
    await page.getByRole('button', { name: 'Schedule…' }).click()
  })
  await look('Search', () => rowsOf(page).first().press('Control+k'), rowsOf(page).first())
  await look('Preview links', async () => {
    await more.click()
    await page.getByRole('menuitem', { name: 'Preview links…' }).click()
    await page.getByRole('button', { name: 'Make a link' }).click()
    await expect(page.getByLabel('New link')).toHaveValue(/\/preview\//)
  })
  await look('Take it from the readers?', async () => {
    await more.click()
    await page.getByRole('menuitem', { name: 'Take it from the readers…' }).click()
  })
  const byHand = page.getByRole('button', { name: 'Describe a paper by hand…' })
  await look('Describe a paper', () => byHand.click(), byHand)
  await look('Add a picture', () =>
    page.locator('input[type=file]').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') }),
  )

  async function look(name: string, open: () => Promise<unknown>, opener?: Locator) {
    await page.setViewportSize({ width: 390, height: 844 })
    await open()
    await expect(page.getByRole(/\?$/.test(name) ? 'alertdialog' : 'dialog', { name })).toBeVisible()
    await expectFit(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toHaveCount(0)
    if (opener) await expect(opener).toBeFocused()
  }
})

test('what stands beside the papers is accessible and fits: of one, of several, of the digest', async ({
  page,
  login,
  digest,
}) => {
  await login()
  const { title } = await digest({ entries: [{ title: 'On $x^2$', note: 'A note.', mentions: [{}, {}] }, {}, {}] })
  await openDigest(page, title)
  await rowsOf(page).nth(0).click()
  await expect(page.getByRole('heading', { name: 'Posts shown, in this order' })).toBeVisible()
  await expectFit(page)
  await rowsOf(page)
    .nth(1)
    .click({ modifiers: ['Shift'] })
  await expect(page.getByRole('heading', { name: '2 papers selected', exact: true })).toBeVisible()
  await expectFit(page)

  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Select none' }).click()
  await page.getByRole('button', { name: 'Details' }).click()
  await expect(page.getByRole('dialog', { name: 'Details' })).toBeVisible()
  await expectFit(page)
})

test('texts of two for one place, and a note whose paper is gone, are accessible and fit', async ({
  browser,
  session,
  baseURL,
  digest,
}) => {
  const { title } = await digest({ entries: 2 })
  const [ann, bob] = [
    await openAs(browser, String(baseURL), await session('editor', 'Ann')),
    await openAs(browser, String(baseURL), await session('editor', 'Bob')),
  ]
  for (const one of [ann, bob]) {
    await openDigest(one, title)
    await rowsOf(one).nth(0).click()
  }
  const write = async (one: Page, words: string) => one.getByRole('textbox', { name: 'Note' }).fill(words)
  await bob.context().setOffline(true)
  await write(bob, 'Bob’s words. '.repeat(60))
  await write(ann, 'Ann’s words. '.repeat(60))
  await expectSaved(ann)
  await bob.context().setOffline(false)
  const notice = bob.getByText('Ann wrote here at the same time.')
  const choose = bob.getByRole('button', { name: 'Compare and choose' })
  await expect(notice).toBeVisible()
  for (const screen of [DESK, PHONE]) {
    await expectFit(bob, screen)
    // On a phone what is beside the list at a desk comes up when a paper is asked for.
    if (screen === PHONE) await rowsOf(bob).nth(0).press('Enter')
    await choose.click()
    await bob.getByRole('button', { name: 'Edit both…' }).click()
    await expectFit(bob, screen)
    await bob.keyboard.press('Escape')
    await expect(choose).toBeFocused()
  }
  await choose.click()
  await bob.getByRole('button', { name: 'Take mine' }).click()
  await expect(notice).toHaveCount(0)
  await bob.getByRole('button', { name: 'Done' }).click()
  await expect(ann.getByRole('textbox', { name: 'Note' })).toHaveValue('Bob’s words. '.repeat(60))

  await bob.setViewportSize({ width: 1280, height: 800 })
  await bob.context().setOffline(true)
  await write(bob, 'Too late?')
  await rowsOf(ann).nth(0).click()
  await ann.keyboard.press('Delete')
  await expectSaved(ann)
  await bob.context().setOffline(false)
  await expect(bob.getByText('Somebody took out the paper that you wrote this note for:')).toBeVisible()
  await expectFit(bob)
  await bob.getByRole('button', { name: 'Throw the note away' }).click()
  await expect(bob.getByText('Saved', { exact: true })).toBeVisible()
  await Promise.all([ann.context().close(), bob.context().close()])
})

test('the list of digests, its dialogs and menus, the calendar, the trash and the history fit', async ({
  page,
  login,
}) => {
  await login()
  const day = nextDay()
  const address = await newDigest(page, day, await makePapers(2))
  await page.goto(`${address}/history`)
  await expect(page.getByText('Added at 1')).toBeVisible()
  await expectFit(page)
  await page.getByRole('button', { name: 'Restore state 1' }).click()
  await expectFit(page)
  await page.keyboard.press('Escape')

  await page.goto(`/dashboard?q=${day}`)
  const create = page.getByRole('button', { name: 'New digest' })
  await create.click()
  await page.getByLabel('Day', { exact: true }).fill(day)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('has a digest already')
  await expectFit(page)
  await page.keyboard.press('Escape')
  await expect(create).toBeFocused()
  const menu = page.getByRole('button', { name: 'What can be done with' })
  await menu.click()
  await expectFit(page)
  await page.getByRole('menuitem', { name: 'Duplicate…' }).click()
  await expectFit(page)
  await page.keyboard.press('Escape')
  await expect(menu).toBeFocused()
  await menu.click()
  await page.getByRole('menuitem', { name: 'Move to the trash' }).click()
  await expect(page.getByText('It is in the trash')).toBeVisible()
  await expectFit(page)
  for (const where of ['state=trash', `month=${day.slice(0, 7)}`, 'state=scheduled&q=nothing']) {
    await page.goto(`/dashboard?${where}`)
    await expectFit(page)
  }
  await page.goto(address)
  await expectFit(page)
})

test('the inbox, its details, its keys and its answers are accessible and fit', async ({ page, login, proposals }) => {
  const { day, papers } = await proposals(4)
  await login()
  await page.goto(`/dashboard/inbox?day=${day}&why=${papers[0]?.arxivId}`)
  await expect(page.getByText(`${papers[0]?.arxivId} is here`)).toBeVisible()
  await untilLive(page)
  await page.keyboard.press('j')
  await page.keyboard.press('o')
  await expect(page.getByRole('region', { name: 'Receipt' })).toBeVisible()
  await expectFit(page)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await expectFit(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('x')
  await expect(page.getByText('Dismissed: 1 paper. Press u to undo.')).toBeVisible()
  await page.getByText('Balance', { exact: false }).first().click()
  await expectFit(page)
  await page.goto(`/dashboard/inbox?day=${nextDay()}`)
  await expectFit(page)
})

test('every page tells its keys and finds by letters what to do, where to go and which digest', async ({
  page,
  login,
  digest,
  proposals,
}) => {
  const { title } = await digest({ entries: [{ title: 'A paper to be found' }] })
  const { day } = await proposals(1)
  await login('editor')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  for (const [path, section] of [
    ['/dashboard', 'Among the digests'],
    [`/dashboard/inbox?day=${day}`, 'In the inbox'],
    ['/dashboard/pages', 'Anywhere'],
  ] as const) {
    await page.goto(path)
    await untilLive(page)
    await page.getByRole('button', { name: 'Keys' }).click()
    await expect(keys.getByRole('region', { name: section })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(keys).toHaveCount(0)
    await page.keyboard.press('?')
    await expect(keys).toContainText('Search for what to do, or where to go')
    await page.keyboard.press('Escape')
    await expect(keys).toHaveCount(0)
  }

  const search = page.getByRole('dialog', { name: 'Search' })
  await page.getByRole('button', { name: 'Go to…' }).click()
  await expect(search.getByRole('option', { name: 'People' })).toHaveCount(0)
  await page.keyboard.insertText('inb')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible()

  await page.keyboard.press('Control+k')
  await expectFit(page)
  await page.keyboard.insertText(title)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByLabel('Title')).toHaveValue(title)
  // Also from within a text.
  await page.getByLabel('Title').press('Control+k')
  await page.keyboard.insertText('to be found')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await page.getByLabel('Title').press('?')
  await expect(page.getByLabel('Title')).toHaveValue(`?${title}`)
})

test('every other screen of the dashboard is accessible and fits', async ({ page, login, digest }) => {
  const { title } = await digest({ intro: 'Before.', entries: 1 })
  const { id } = await login('admin')
  await openDigest(page, title)
  await page.getByLabel('Introduction').fill(`After: ${'Donaudampfschifffahrt'.repeat(6)}`)
  await expectSaved(page)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Publish now' }).click()
  await expect(page.getByText('Published. Readers see it')).toBeVisible()
  const screens = [
    'audit',
    'collector',
    'law',
    'pages',
    'pages/privacy',
    'import',
    'people',
    `people/${id}`,
    'settings',
  ]
  for (const screen of [...screens, 'account', 'account/second-factor', 'nothing/here']) {
    await page.goto(`/dashboard/${screen}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectFit(page)
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/dashboard')
  await page.getByText('Menu', { exact: true }).click()
  await expect(page.getByRole('link', { name: 'Taken out' })).toBeVisible()
  await expectFit(page)
})
