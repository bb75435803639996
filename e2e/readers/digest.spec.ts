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

test('a paper says what people did at each source, then and now, and why it stands where it stands', async ({
  page,
  digest,
}) => {
  const then = '2026-01-05T08:00:00.000Z'
  const { path } = await digest({
    entries: [
      {
        abstract: 'Our code is at \\url{https://github.com/example/thing}.',
        score: 40,
        engagement: [
          { source: 'bluesky', takenAt: then, reposts: 12, likes: 28 },
          { source: 'hackernews', takenAt: then, upvotes: 90 },
        ],
        receipt: {
          rule: 'trial',
          version: 2,
          inputs: [{ source: 'bluesky', name: 'likes', value: 28, weight: 0.5 }],
          leftOut: ['X did not answer'],
        },
        readings: [
          { source: 'bluesky', takenAt: new Date('2026-01-04'), reposts: 1, likes: 2 },
          { source: 'bluesky', takenAt: new Date(then), reposts: 12, likes: 28 },
          { source: 'bluesky', takenAt: new Date('2026-01-09'), reposts: 20, likes: 50 },
          { source: 'hackernews', takenAt: new Date('2026-01-05'), upvotes: 9 },
          { source: 'hackernews', takenAt: new Date(then), upvotes: 90 },
          { source: 'github', takenAt: new Date('2026-01-09'), upvotes: 1200 },
        ],
      },
      { score: 60, withdrawnAt: new Date('2026-01-08'), retitled: 'Another title since' },
    ],
  })
  await page.goto(path)
  const [first, second] = [page.locator('.entry').nth(0), page.locator('.entry').nth(1)]

  await expect(first.getByText('12 reposts, 28 likes on Bluesky, now 20 reposts, 50 likes')).toBeVisible()
  await expect(first.getByText('90 upvotes on Hacker News, 5 Jan 2026, 08:00 UTC', { exact: true })).toBeVisible()
  await expect(first.getByText('Now 1,200 stars on GitHub')).toBeVisible()
  for (const growth of [
    'Bluesky: from 3 on 4 January 2026 to 70 on 9 January 2026',
    'Hacker News: from 9 on 5 January 2026 to 90 on 5 January 2026',
  ])
    await expect(first.getByRole('img', { name: growth })).toBeVisible()
  await expect(first.getByRole('img')).toHaveCount(2)
  await expect(first.getByRole('link', { name: 'code' })).toHaveAttribute('href', 'https://github.com/example/thing')
  await first.getByText('Why this rank').click()
  await expect(first.getByText('28 likes × 0.5 on Bluesky')).toBeVisible()
  await expect(first.getByText('By the rule “trial”, version 2')).toBeVisible()
  await expect(first.getByText('Left out: X did not answer')).toBeVisible()
  await expect(first.getByText('By its score it would be number 2: the editors moved it')).toBeVisible()

  await expect(second.getByText('withdrew this paper from arXiv on 8 January 2026')).toBeVisible()
  await expect(second.getByText('Its title on arXiv is now Another title since.')).toBeVisible()
  await expect(first.getByText('Its title on arXiv')).toHaveCount(0)
  await expect(second.getByRole('img')).toHaveCount(0)
})

test('a corrected digest says when it was, and another one nothing of it', async ({ page, digest }) => {
  const [corrected, first] = [await digest({ correctedAt: new Date('2026-01-07T09:00:00Z') }), await digest()]
  await page.goto(corrected.path)
  await expect(page.getByText('Corrected on 7 January 2026')).toBeVisible()
  await page.goto(first.path)
  await expect(page.getByText('Corrected on')).toHaveCount(0)
})

test('posts are told with their source, time and language, many fold, and a deleted one says so', async ({
  page,
  digest,
  baseURL,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).origin))
  const postedAt = new Date('2026-01-05T09:12:00Z')
  const { path } = await digest({
    entries: [
      {
        mentions: [
          { source: 'bluesky', authorHandle: 'cleo.example.org', lang: 'ja', postedAt },
          { source: 'hackernews', authorHandle: 'dora' },
          { deletedAt: postedAt, body: [{ type: 'text', text: 'Gone.' }] },
          {},
          {},
          { body: [{ type: 'text', text: 'The last word.' }] },
        ],
      },
    ],
  })
  await page.goto(path)
  const said = page.locator('.said')
  await expect(said.getByText('@cleo.example.org')).toBeVisible()
  await expect(said.getByText('5 Jan 2026, 09:12 UTC on Bluesky, in Japanese')).toBeVisible()
  await expect(said.getByText('dora', { exact: true })).toBeVisible()
  // Where it was said is one click away, and not asked before.
  await expect(said.getByRole('link', { name: '09:12 UTC on Bluesky' })).toHaveAttribute(
    'href',
    /^https:\/\/(?!localhost)/,
  )
  await expect(said.getByText('A post stood here that X no longer has.')).toBeVisible()
  await expect(page.getByText('Gone.')).toHaveCount(0)
  await expect(said.getByText('The last word.')).toBeHidden()
  await said.getByText('2 more posts').click()
  await expect(said.getByText('The last word.')).toBeVisible()
  expect(new Set(asked)).toEqual(new Set([baseURL]))
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a digest has a short form, in which a rank opens its paper', async ({ page, digest }) => {
    const { path, papers } = await digest({ entries: [{ mentions: [{}] }, { mentions: [{}] }] })
    await page.goto(path)
    const posts = page.getByText('What people said')
    await expect(posts.first()).toBeVisible()

    await page.getByRole('checkbox', { name: 'In short' }).check()
    for (const { title } of papers) await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await expect(page.locator('.score').first()).toBeVisible()
    await expect(page.locator('.abstract').first()).toBeVisible()
    await expect(posts.first()).toBeHidden()

    await page.getByRole('link', { name: 'Rank 2' }).click()
    await expect(posts.nth(1)).toBeVisible()
    await expect(posts.nth(0)).toBeHidden()
  })
})

test('on a wide screen the contents stay beside the text and follow it, on a narrow one they fold', async ({
  page,
  digest,
}) => {
  const { path, papers } = await digest({ entries: 40 })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(path)
  const contents = page.getByRole('navigation', { name: 'Papers in this digest' })
  const last = contents.getByRole('link', { name: papers[39]?.title, exact: true })
  await expect(last).not.toBeInViewport()
  await page.locator('.entry').last().scrollIntoViewIfNeeded()
  await expect(last).toBeInViewport()

  await page.setViewportSize({ width: 390, height: 844 })
  await expect(last).toBeHidden()
  await contents.getByText('In this digest').click()
  await expect(last).toBeVisible()
})

test('on paper a digest has all its words and nothing to press', async ({ page, digest }) => {
  const { path, papers } = await digest({
    entries: [{ mentions: [{}, {}, {}, {}, {}, { body: [{ type: 'text', text: 'The last word.' }] }] }, {}],
  })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(path)
  const last = page.getByText('The last word.')
  await expect(page.getByRole('button', { name: /^Theme/ })).toBeVisible()
  await expect(last).toBeHidden()

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(last).toBeVisible()
  await expect(page.locator('blockquote:visible')).toHaveCount(6)
  for (const { title } of papers) await expect(page.locator('.entry').getByText(title)).toBeVisible()
  await expect(page.locator('button:visible, input:visible, summary:visible, nav:visible')).toHaveCount(0)
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light')
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

test('a digest tells machines what it is, what it looks like, and what comes before and after', async ({
  page,
  digest,
  baseURL,
}) => {
  const days = ['1970-03-01', '1970-03-02', '1970-03-03']
  const [before, own, after] = [
    await digest({ day: days[0] }),
    await digest({ day: days[1] }),
    await digest({ day: days[2] }),
  ]
  await page.goto(own.path)
  const address = (selector: string) =>
    page.locator(selector).getAttribute(selector.startsWith('meta') ? 'content' : 'href')
  expect(await address('link[rel=canonical]')).toBe(baseURL + own.path)
  expect(await address('link[rel=prev]')).toBe(baseURL + before.path)
  expect(await address('link[rel=next]')).toBe(baseURL + after.path)
  expect(await address('meta[name="twitter:card"]')).toBe('summary_large_image')
  expect(await address('meta[property="og:image:alt"]')).toContain(own.papers[0]?.title)

  const picture = await page.request.get((await address('meta[property="og:image"]')) as string)
  expect(picture.headers()['content-type']).toBe('image/png')
  const bytes = await picture.body()
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630])
  expect((await page.request.get('/posts/nowhere/image.png')).status()).toBe(404)

  const thing = JSON.parse((await page.locator('[type="application/ld+json"]').textContent()) ?? '')
  expect(thing).toMatchObject({ '@type': 'Article', headline: own.title, mainEntityOfPage: baseURL + own.path })
  expect(await page.locator('.Z3988').getAttribute('title')).toContain(own.papers[0]?.arxivId)
})

test('the next page is ready before it is clicked, where the browser knows how', async ({ page, digest }) => {
  const { path } = await digest({ day: '2999-12-30' })
  await digest({ day: '2999-12-31' })
  const rules = page.waitForResponse('**/*.speculationrules')
  await page.goto('/')
  expect((await rules).headers()['content-type']).toContain('application/speculationrules+json')
  const ready = page.context().waitForEvent('request', (request) => new URL(request.url()).pathname === path)
  await page.locator(`a[href="${path}"]`).first().hover()
  expect((await ready).headers()['sec-purpose']).toContain('prerender')
})
