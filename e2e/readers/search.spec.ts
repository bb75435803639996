import { randomUUID } from 'node:crypto'
import { expect, test } from '../test'

test('papers are found, narrowed down and read, without any script', async ({ browser, baseURL, digest }) => {
  const word = `w${randomUUID().slice(0, 8)}`
  const { papers, path } = await digest({
    entries: [
      {
        title: `On ${word} graphs`,
        abstract: `We study ${word} & others.`,
        categories: ['cs.LG'],
        authors: ['Ána Beispiel'],
      },
      { title: `More ${word}`, categories: ['hep-th'] },
    ],
  })
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('link', { name: 'Search' }).click()
  await page.getByRole('searchbox').fill(`  ${word} `)
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByText('2 papers.')).toBeVisible()
  await expect(page.locator('mark', { hasText: word })).toHaveCount(3)

  await page.getByRole('link', { name: 'hep-th' }).click()
  await expect(page.getByRole('searchbox')).toHaveValue(`${word} cat:hep-th`)
  await expect(page.getByText('1 paper.')).toBeVisible()

  await page.goto(`/search?q=author:ana ${word}`)
  await expect(page.getByText('1 paper.')).toBeVisible()
  await page.getByRole('link', { name: `On ${word} graphs` }).click()
  await expect(page).toHaveURL(`/papers/${papers[0]?.arxivId}`)
  await page.goBack()
  await page.locator(`a[href="${path}#1"]`).click()
  await expect(page).toHaveURL(`${path}#1`)
  await context.close()
})

test('a search that finds nothing helps on', async ({ page, digest }) => {
  await digest({ entries: [{ authors: ['Wilhelmina Beispielhaft'] }] })
  await page.goto('/search?q=author:wilhelmena')
  await page.getByRole('link', { name: 'Wilhelmina Beispielhaft' }).click()
  await expect(page.getByText('A paper that came 1')).toBeVisible()
})

test('whatever is asked is answered, with the status it deserves', async ({ request }) => {
  for (const [query, status] of [
    ["q='; DROP TABLE card; --", 200],
    ['q=%00%01', 200],
    ['q=%5C : %26 | ! ( )', 200],
    ['q=the', 200],
    ['q=from:2021-02-30 min:x', 200],
    ['q=paper&sort=sideways', 200],
    ['q=paper&after=2102.99999', 200],
    ['q=paper&after=nonsense', 400],
    ['q=paper&q=other', 200],
    [`q=${'x'.repeat(10_000)}`, 400],
  ] as const)
    expect.soft((await request.get(`/search?${query}`)).status(), query.slice(0, 40)).toBe(status)
})
