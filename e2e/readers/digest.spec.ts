import { expect, test } from '../test'

test('a digest shows each paper with what it needs', async ({ page, digest }) => {
  const { path, title, papers } = await digest({
    intro: 'A *quiet* day.',
    entries: [
      {
        title: 'On the reading of papers',
        authors: ['Ada Example', 'Bo Example'],
        abstract: 'We read papers, and then we read more of them.',
        categories: ['cs.LG', 'cs.DL'],
        note: 'Read **this** first.',
        mentions: [
          {
            authorName: 'Cleo Example',
            lang: 'de',
            body: [
              { type: 'text', text: 'Lesenswert: ' },
              { type: 'link', text: 'arxiv.org/abs/…', href: 'https://arxiv.org/abs/2102.02503' },
            ],
          },
        ],
      },
      {},
    ],
  })
  await page.goto(path)

  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText('A quiet day.')).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(3)

  const entry = page.locator('article').filter({ hasText: 'On the reading of papers' }).last()
  await expect(entry.getByText('We read papers, and then we read more of them.')).toBeVisible()
  await expect(entry.getByText('Ada Example')).toBeVisible()
  await expect(entry.getByText('Read this first.')).toBeVisible()
  await expect(entry.getByRole('link', { name: 'cs.LG' })).toBeVisible()
  await expect(entry.locator(`a[href="https://arxiv.org/abs/${papers[0]?.arxivId}"]`).first()).toBeVisible()
  await expect(entry.locator(`a[href^="https://arxiv.org/pdf/${papers[0]?.arxivId}"]`)).toBeVisible()

  const post = entry.locator('blockquote')
  await expect(post).toHaveText('Lesenswert: arxiv.org/abs/…')
  await expect(post).toHaveAttribute('lang', 'de')
  await expect(entry.getByText('Cleo Example')).toBeVisible()
})

test('a rank is a link to its entry', async ({ page, digest }) => {
  const { path } = await digest({ entries: 3 })
  await page.goto(path)
  await page.getByRole('link', { name: 'Rank 2' }).click()
  await expect(page).toHaveURL(`${path}#2`)
})

test('a digest without entries says so', async ({ page, digest }) => {
  const { path } = await digest({ entries: [] })
  await page.goto(path)
  await expect(page.getByText('No paper was featured on this day.')).toBeVisible()
})

test('the words of a post are text, whatever they look like', async ({ page, digest }) => {
  const text = '<img src=x onerror=alert(1)><script>alert(2)</script>'
  const { path } = await digest({ entries: [{ title: text, mentions: [{ body: [{ type: 'text', text }] }] }] })
  await page.goto(path)
  await expect(page.locator('blockquote')).toHaveText(text)
  await expect(page.locator('main img')).toHaveCount(0)
})

test('a missing digest answers 404 with a page that helps', async ({ page }) => {
  const answer = await page.goto('/posts/hot-papers-1990-01-01')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
})
