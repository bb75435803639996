import { Client } from 'pg'
import { expect, test } from '../test'

/** Where each address leads: a status, or the address it moved to. */
const addresses: Record<string, number | string> = {
  '/': 200,
  '/page/1': '/',
  '/page/2': 200,
  '/page/0': 404,
  '/page/two': 404,
  '/page/99999': 404,
  '/posts': '/archive',
  '/posts/nowhere': 404,
  '/posts/NOT_A_SLUG': 404,
  '/archive': 200,
  '/archive/1066': 404,
  '/archive/year': 404,
  '/tag': '/tags',
  '/tags': 200,
  '/tags/page/2': '/tags',
  '/tag/ar-xiv': 200,
  '/tag/ar-xiv/page/1': '/tag/ar-xiv',
  '/tag/ar-xiv/page/2': 200,
  '/tag/ar-xiv/page/99999': 404,
  '/tag/nowhere': 404,
  '/category': '/categories',
  '/categories': 200,
  '/categories/page/2': '/categories',
  '/category/ar-xiv': 200,
  '/category/ar-xiv/page/1': '/category/ar-xiv',
  '/category/ar-xiv/page/2': 200,
  '/category/nowhere': 404,
  '/categories/cs.LG': 200,
  '/categories/cs.LG/page/1': '/categories/cs.LG',
  '/categories/cs.LG/page/99999': 404,
  '/categories/cs.LG/page/-1': 404,
  '/categories/cs.NA': '/categories/math.NA',
  '/categories/cs.lg': '/categories/cs.LG',
  '/categories/math.NA': 200,
  '/categories/zz.ZZ': 404,
  '/search': 200,
  '/search/x': 404,
  '/authors/ada-example': 200,
  '/authors/ada-example/page/99999': 404,
  '/authors/ada-example/page/9007199254740993': 404,
  '/authors/nobody-at-all': 404,
  '/authors/nobody-at-all/page/99999': 404,
  '/top/week': 200,
  '/top/month': 200,
  '/top/1066': 404,
  '/top/2999': 404,
  '/top/day': 404,
  '/since/2020-01-01': 200,
  '/since/2020-02-30': 404,
  '/since/yesterday': 404,
  '/feeds': 200,
  '/feeds/papers.rss': 200,
  '/feeds/papers.atom': 200,
  '/feeds/papers.json': 200,
  '/feeds/corrections.rss': 200,
  '/feeds/corrections.atom': 200,
  '/feeds/corrections.json': 200,
  '/feeds/papers.pdf': 404,
  '/papers/2102.99999': 404,
  '/papers/math/0309136': 404,
  '/papers/nonsense': 404,
  '/about': 200,
  '/privacy': 200,
  '/contact': 200,
  '/pages/about': '/about',
  '/pages/contacts': '/contact',
  '/rss.xml': 200,
  '/sitemap.xml': 200,
  '/sitemaps/lists.xml': 200,
  '/sitemaps/papers-1066.xml': 404,
  '/llms.txt': 200,
  '/posts/nowhere.md': 404,
  '/posts/nowhere.pdf': 404,
  '/formats/md/nowhere': 404,
  '/robots.txt': 200,
  '/manifest.webmanifest': 200,
  '/favicon.ico': 200,
  '/icon.svg': 200,
  '/no/such/page': 404,
  '/api': 404,
  '/api/nothing': 404,
  '/dashboard': '/signin',
}

test('every address answers or moves, with and without a slash at its end', async ({ request, baseURL, digest }) => {
  for (let count = 0; count <= 10; count++) await digest()

  for (const [address, expected] of Object.entries(addresses)) {
    const answer = await request.get(address, { maxRedirects: 0 })
    const { location } = answer.headers()
    const led = location ? new URL(location, baseURL).pathname : answer.status()
    expect.soft(led, address).toBe(expected)
    // Who may sign in is led there, for now.
    if (location) expect.soft(answer.status(), address).toBe(address === '/dashboard' ? 307 : 301)
    if (address === '/') continue

    const slashed = await request.get(`${address}/`)
    const end = typeof expected === 'string' ? expected : address
    expect
      .soft([new URL(slashed.url()).pathname, slashed.status()], `${address}/`)
      .toEqual([end, expected === 404 ? 404 : 200])
  }
})

test('a former address of a digest leads to the current one', async ({ request, baseURL, digest }) => {
  const { slug } = await digest()
  await changeDatabase(
    `WITH former AS (UPDATE publication SET ended_at = now() WHERE slug = $1 RETURNING *)
     INSERT INTO publication (id, digest_id, number, slug, day, title, description, section, tags, written_at)
     SELECT gen_random_uuid(), digest_id, 2, slug || '-corrected', day, title, description, section, tags, written_at
     FROM former`,
    slug,
  )
  for (const [former, current] of [
    [`/posts/${slug}`, `/posts/${slug}-corrected`],
    [`/posts/${slug}.md`, `/posts/${slug}-corrected.md`],
    [`/api/v1/digests/${slug}`, `/api/v1/digests/${slug}-corrected`],
  ] as const)
    for (const method of ['GET', 'HEAD']) {
      const answer = await request.fetch(former, { method, maxRedirects: 0 })
      const { location = '' } = answer.headers()
      expect([answer.status(), new URL(location, baseURL).pathname]).toEqual([301, current])
    }
})

test('a withdrawn digest is gone, and a page says so', async ({ page, digest }) => {
  const { slug, path } = await digest()
  await changeDatabase('UPDATE publication SET ended_at = now() WHERE slug = $1', slug)
  const answer = await page.goto(path)
  expect(answer?.status()).toBe(410)
  await expect(page.getByRole('heading', { level: 1, name: 'This digest was withdrawn' })).toBeVisible()
})

test('the sitemaps list digests and papers by the addresses readers use', async ({ request, baseURL, digest }) => {
  const { day, papers, path } = await digest()
  const read = async (address: string) => (await request.get(address)).text()
  const index = await read('/sitemap.xml')
  expect(index).toContain(`<loc>${baseURL}/sitemaps/digests.xml</loc>`)
  expect(await read('/sitemaps/digests.xml')).toContain(`<loc>${baseURL}${path}</loc>`)
  const year = `/sitemaps/papers-${day.slice(0, 4)}.xml`
  expect(index).toContain(`<loc>${baseURL}${year}</loc>`)
  expect(await read(year)).toContain(`<loc>${baseURL}/papers/${papers[0]?.arxivId}</loc>`)
  expect(await read('/sitemaps/lists.xml')).toContain(`<loc>${baseURL}/categories/cs.LG</loc>`)
  expect(await read('/sitemaps/lists.xml')).toContain(`<loc>${baseURL}/archive</loc>`)
})

async function changeDatabase(statement: string, slug: string) {
  const client = new Client({ connectionString: process.env.E2E_DATABASE_URL })
  await client.connect()
  await client.query('BEGIN')
  await client.query(statement, [slug])
  await client.query('UPDATE edition SET number = number + 1')
  await client.query('COMMIT')
  await client.end()
}
