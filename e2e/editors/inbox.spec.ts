import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '../test'
import { untilLive } from './desk'

test('an editor decides on candidates by keys, sees why they score, and takes it back', async ({
  page,
  login,
  proposals,
}) => {
  const { day, papers } = await proposals(5)
  await login()
  await page.goto(`/dashboard/inbox?day=${day}`)
  const rows = page.getByRole('list', { name: 'Candidates' }).getByRole('listitem')
  await expect(rows).toHaveCount(5)
  await expect(rows.first()).toContainText('12 independent accounts · 92 % from one account')
  await expect(rows.first().getByRole('img')).toHaveAccessibleName('From 1 to 5 in 2 hours')

  await untilLive(page)
  await page.keyboard.press('j')
  await expect(rows.first()).toBeFocused()
  await page.keyboard.press('o')
  await expect(rows.first()).toContainText('What it is about.')
  await expect(rows.first().getByRole('region', { name: 'Receipt' })).toContainText('Hacker News, which did not answer')
  await expect(rows.first().getByRole('region', { name: 'Posts' })).toContainText('This one is worth an evening.')
  await page.keyboard.press('o')

  await page.keyboard.press('a')
  await page.keyboard.press('x')
  await expect(rows).toHaveCount(3)
  await page.keyboard.press('u')
  await expect(rows).toHaveCount(4)
  await page.getByLabel('Show', { exact: true }).selectOption('all')
  await expect(rows.first()).toContainText('Accepted by An editor')

  // What the keys did is what the site knows.
  await expect(page.getByText('Undone: 1 paper.')).toBeVisible()
  await page.reload()
  await expect(rows).toHaveCount(5)
  await expect(rows.first()).toContainText('Accepted by An editor')
  await expect(page.getByLabel('Show', { exact: true })).toHaveValue('all')
  await page.getByRole('button', { name: `Undo Proposal 1` }).click()
  await expect(rows.first()).not.toContainText('Accepted')
  await expect(page.getByText('Taken back: 1 paper.')).toBeVisible()

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Undo what was decided last')
  await page.keyboard.press('Escape')

  await page.getByLabel('Search').fill(`proposal ${papers[3]?.arxivId}`)
  await expect(rows).toHaveCount(1)
  await page.getByLabel('Search').fill('')
  await page.getByLabel('Category').selectOption('cs.CL')
  await expect(rows).toHaveCount(2)
  await page.getByRole('checkbox', { name: 'Select Proposal 4' }).check()
  await page.getByRole('button', { name: 'Dismiss', exact: true }).click()
  await expect(page.getByText('Dismissed by An editor')).toHaveCount(1)
  await expect(page.getByText('Dismissed: 1 paper.').last()).toBeVisible()

  await page.getByLabel('Why is this paper not here?').fill(String(papers[0]?.arxivId))
  await page.getByRole('button', { name: 'Tell' }).click()
  await expect(page.getByText(`${papers[0]?.arxivId} is here, with a score of 99`)).toBeVisible()
})

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'sorted with scripts' : 'sorted without scripts', () => {
    test.use({ javaScriptEnabled })

    test('candidates are sorted as chosen, and the address keeps it', async ({ page, login, proposals }) => {
      const { day, papers } = await proposals(5)
      await login()
      await page.goto(`/dashboard/inbox?day=${day}`)
      const rows = page.getByRole('list', { name: 'Candidates' }).getByRole('listitem')
      const orders = {
        score: [1, 2, 3, 4, 5],
        category: [1, 4, 2, 3, 5],
        id: [1, 2, 3, 4, 5],
        accounts: [1, 2, 3, 4, 5],
      }
      for (const [sort, order] of Object.entries(orders)) {
        await untilLive(page)
        await page.getByLabel('Sort by').selectOption(sort)
        if (!javaScriptEnabled) await page.getByRole('button', { name: 'Apply' }).click()
        const titles = order.map((n) => new RegExp(`Proposal ${n} of ${day}`))
        await expect(rows).toContainText(titles)
        await page.reload()
        await expect(rows).toContainText(titles)
        await expect(page.getByLabel('Sort by')).toHaveValue(sort)
      }
      await page.goto(`/dashboard/inbox?day=${day}&sort=category&q=${papers[3]?.arxivId}`)
      await expect(rows).toContainText([`Proposal 4 of ${day}`])
    })
  })

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('candidates are decided on, filtered and looked at', async ({ page, login, proposals }) => {
    const { day } = await proposals(3)
    await login()
    await page.goto(`/dashboard/inbox?day=${day}`)
    const rows = page.getByRole('list', { name: 'Candidates' }).getByRole('listitem')
    await rows.nth(0).getByRole('button', { name: 'Accept' }).click()
    await expect(rows).toHaveCount(2)
    await page.getByRole('checkbox', { name: 'Select Proposal 2' }).check()
    await page.getByRole('button', { name: 'Dismiss', exact: true }).click()
    await expect(rows).toHaveCount(1)
    await page.getByLabel('Show', { exact: true }).selectOption('accepted')
    await page.getByRole('button', { name: 'Apply' }).click()
    await expect(rows).toContainText(['Accepted by An editor'])
    await page.getByRole('link', { name: 'Proposal 1' }).click()
    await expect(page.getByRole('region', { name: 'Receipt' })).toContainText('Hugging Face')
  })
})

test('three hundred candidates stay fluent, and fit a phone in either theme', async ({ page, login, proposals }) => {
  const { day, papers } = await proposals(300)
  await login()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/dashboard/inbox?day=${day}`)
  const rows = page.getByRole('list', { name: 'Candidates' }).getByRole('listitem')
  await expect(rows).toHaveCount(300)
  await untilLive(page)
  for (let i = 0; i < 20; i++) await page.keyboard.press('j')
  await expect(rows.nth(19)).toBeFocused()
  for (let i = 0; i < 10; i++) await page.keyboard.press('x')
  await expect(rows).toHaveCount(290)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

  await page.getByLabel('Search').fill(String(papers[50]?.arxivId))
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
})
