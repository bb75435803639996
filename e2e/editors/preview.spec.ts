import { randomUUID } from 'node:crypto'
import { expect, test } from '../test'

test('a draft is previewed as readers will see it, by whoever has the link, until that is revoked', async ({
  page,
  digest,
  session,
  login,
  baseURL,
  browser,
}) => {
  const { id, title, path } = await digest({ entries: 2, intro: 'As it *stands*.' })
  const cookie = await session('editor')
  const call = async (method: string, what: string, data: unknown = {}) => {
    const headers = { cookie, origin: String(baseURL), 'sec-fetch-site': 'same-origin' }
    const body = method === 'GET' ? undefined : JSON.stringify(data)
    const answer = await fetch(`${baseURL}/dashboard/digests/${id}/${what}`, { method, headers, body })
    return {
      status: answer.status,
      body: answer.headers.get('content-type')?.includes('json') && (await answer.json()),
    }
  }
  const operation = { id: randomUUID(), type: 'set digest', field: 'title', base: title, value: 'A title to come' }
  expect((await call('POST', 'operations', { version: 0, operations: [operation] })).status).toBe(200)
  const { body: link } = await call('POST', 'preview-links')

  // What the site sends; what a reader's script adds to it comes when it comes.
  const plain = await browser.newContext({ javaScriptEnabled: false })
  const [stranger, reader] = [await plain.newPage(), await plain.newPage()]
  const answer = await stranger.goto(link.url)
  expect(answer?.headers()['cache-control']).toContain('no-store')
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('A title to come')
  await expect(stranger.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/)
  await reader.goto(String(baseURL) + path)
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(title)
  // But for the title and the line that says when, both are one page.
  // The press takes out the marks that Next's own scripts look for.
  const entries = async (of: typeof reader) => (await of.locator('.entries').innerHTML()).replaceAll('<!-- -->', '')
  expect(await entries(stranger)).toBe(await entries(reader))

  await login()
  const own = await page.goto(`/dashboard/digests/${id}/preview`)
  expect(own?.headers()['cache-control']).toBe('no-store')
  await expect(page.locator('script[src*="_next"]')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A title to come')
  expect((await page.goto(`/dashboard/digests/${randomUUID()}/preview`))?.status()).toBe(404)

  const { body: known } = await call('GET', 'preview-links')
  expect(known.links).toHaveLength(1)
  expect(JSON.stringify(known)).not.toContain(link.url.split('/').at(-1))
  await call('DELETE', 'preview-links', { id: link.id })
  for (const dead of [link.url, `${link.url}x`])
    for (const window of [page, stranger]) {
      const gone = await window.goto(dead)
      expect([gone?.status(), gone?.headers()['cache-control']]).toEqual([404, 'no-store'])
      await expect(window.getByRole('heading', { level: 1 })).toHaveText('This preview is not there')
      await expect(window.getByText('Whoever gave it to you can make another one')).toBeVisible()
    }
  await plain.close()
})
