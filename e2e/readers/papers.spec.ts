import { Client } from 'pg'
import { expect, test } from '../test'

test('a paper tells its ranks, its curve, what was said and how to cite it', async ({ page, digest }) => {
  const { day, papers, path } = await digest({
    entries: [{ title: 'Sums of $x^2$', abstract: 'See https://github.com/example/sums.', mentions: [{}] }],
  })
  const { arxivId } = papers[0] as { arxivId: string }
  await query(
    `INSERT INTO snapshot (arxiv_id, source, taken_at, likes)
     SELECT $1, 'x', $2::timestamptz + i * interval '1 day', 10 * i FROM generate_series(1, 3) i`,
    [arxivId, day],
  )
  await page.goto(`/papers/${arxivId}`)
  await expect(page.getByRole('link', { name: 'code' })).toHaveAttribute('href', 'https://github.com/example/sums')
  await expect(page.getByText('#1, score 500')).toBeVisible()
  await expect(page.getByRole('img', { name: /^X: from 10 on .* to 30 on/ })).toBeVisible()
  await expect(page.getByText('Worth reading.')).toBeVisible()
  await expect(page.getByText(`eprint = {${arxivId}}`)).toBeVisible()
  await expect(page.locator('meta[name="citation_author"]')).toHaveCount(2)
  await expect(page.locator('meta[name="robots"]')).toHaveCount(0)
  const described = await page.locator('script[type="application/ld+json"]').textContent()
  expect(JSON.parse(described ?? '')).toMatchObject({ '@type': 'ScholarlyArticle', headline: 'Sums of x²' })
  await page
    .getByRole('link', { name: new RegExp(`${Number(day.slice(8))} \\w+ ${day.slice(0, 4)}`) })
    .first()
    .click()
  await expect(page).toHaveURL(`${path}#1`)
})

test('of a paper that no digest features stands what arXiv says, and nothing of the inbox', async ({ page }) => {
  await query(
    `INSERT INTO paper (arxiv_id, title, authors, categories, updated_at)
     VALUES ('hep-th/9901001', 'Known alone', '{Ana Example}', '{hep-th}', now())`,
  )
  await query(
    `INSERT INTO snapshot VALUES ('hep-th/9901001', 'x', '2026-01-01', 4321), ('hep-th/9901001', 'x', now(), 8765)`,
  )
  await query(
    `INSERT INTO candidate (id, day, arxiv_id, score, receipt)
     VALUES (gen_random_uuid(), '2026-01-01', 'hep-th/9901001', 4321, '{}')`,
  )
  const answer = await page.goto('/papers/hep-th/9901001')
  expect(answer?.status()).toBe(200)
  await expect(page.getByRole('heading', { level: 1, name: 'Known alone' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Read it on arXiv' })).toBeVisible()
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex')
  await expect(page.locator('script[type="application/ld+json"]')).toHaveCount(0)
  expect(await answer?.text()).not.toMatch(/4,?321|8,?765/)
})

test('papers that are alike lead to one another', async ({ page, digest }) => {
  const { papers } = await digest({ entries: [{ title: 'One of two' }, { title: 'The other' }] })
  const [one, other] = papers.map(({ arxivId }) => arxivId) as [string, string]
  await query('INSERT INTO related VALUES ($1, $2, 9) ON CONFLICT DO NOTHING', [one, other])
  await page.goto(`/papers/${other}`)
  await page.getByRole('region', { name: 'Related papers' }).getByRole('link', { name: 'One of two' }).click()
  await expect(page).toHaveURL(`/papers/${one}`)
})

test('an author has a page, from every paper and under every spelling', async ({ page, digest }) => {
  const { day, papers } = await digest({
    entries: [{ authors: ['Zoë Beispiel', 'Bo Example'], title: 'On names' }, {}],
  })
  await page.goto(`/papers/${papers[0]?.arxivId}`)
  await page.getByRole('link', { name: 'Zoë Beispiel' }).click()
  await expect(page).toHaveURL('/authors/zoe-beispiel')
  await expect(page.getByRole('link', { name: 'On names' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Bo Example' })).toBeVisible()
  await page.goto('/authors/Zo%C3%AB%20Beispiel')
  await expect(page).toHaveURL('/authors/zoe-beispiel')

  await page.goto(`/since/${day}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Since')
})

test('a version and a subject class lead to the paper itself', async ({ request }) => {
  for (const [given, bare] of [
    ['2102.99998v2', '2102.99998'],
    ['math.GT/0309136', 'math/0309136'],
  ]) {
    const answer = await request.get(`/papers/${given}`, { maxRedirects: 0 })
    expect(answer.headers().location).toMatch(new RegExp(`/papers/${bare}$`))
  }
})

test('who asks for a paper that nobody knows is sent to arXiv, and told what an id is', async ({ page }) => {
  expect((await page.goto('/papers/2102.99998'))?.status()).toBe(404)
  await expect(page.getByRole('link', { name: 'arXiv:2102.99998' })).toBeVisible()
  expect((await page.goto('/papers/attention'))?.status()).toBe(404)
  await expect(page.getByText('like 2102.02503 or hep-th/9901001')).toBeVisible()
})

async function query(statement: string, values: string[] = []) {
  const client = new Client({ connectionString: process.env.E2E_DATABASE_URL })
  await client.connect()
  await client.query(statement, values)
  await client.query('UPDATE edition SET number = number + 1')
  await client.end()
}
