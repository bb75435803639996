import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { htmlOf, openStandIn, ordinaryPage } from '../../e2e/stand-in'

const BROWSER = 'gzip, deflate, br, zstd'

test('sends one page in three encodings, each with a tag of its own', async () => {
  const site = await openStandIn()
  const plain = await site.ask('/')
  const gzip = await site.ask('/', { 'accept-encoding': 'gzip' })
  const brotli = await site.ask('/', { 'accept-encoding': BROWSER })

  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(gzip.headers['content-encoding']).toBe('gzip')
  expect(brotli.headers['content-encoding']).toBe('br')
  expect(gunzipSync(gzip.body)).toEqual(plain.body)
  expect(brotliDecompressSync(brotli.body)).toEqual(plain.body)
  expect(plain.body.toString()).not.toContain('<script')
  for (const { headers, body } of [plain, gzip, brotli]) {
    expect(headers['content-length']).toBe(String(body.length))
    expect(headers.vary).toBe('Accept-Encoding')
    expect(headers['cache-control']).toMatch(
      /^public, max-age=0, s-maxage=\d+, stale-while-revalidate=\d+, stale-if-error=\d+$/,
    )
  }
  expect(new Set([plain, gzip, brotli].map(({ headers }) => headers.etag)).size).toBe(3)
  expect(site.rendered).toHaveLength(1)
})

test('is compressed better after a while, under the same weak tag', async () => {
  const site = await openStandIn((_, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(htmlOf(Array.from({ length: 3_000 }, (_, i) => `<p>${Math.sqrt(i)}</p>`).join('')))
  })
  const quick = await site.ask('/', { 'accept-encoding': 'br' })
  await vi.waitFor(() => expect(site.store.peek('/')?.quality).toBe('best'), 10_000)
  const best = await site.ask('/', { 'accept-encoding': 'br' })

  expect(best.body.length).toBeLessThan(quick.body.length)
  expect(brotliDecompressSync(best.body)).toEqual(brotliDecompressSync(quick.body))
  expect(best.headers.etag).toMatch(/^W\//)
  expect(best.headers.etag).toBe(quick.headers.etag)
})

test('answers 304 to who has the page in the encoding they accept', async () => {
  const site = await openStandIn()
  for (const encoding of ['identity', 'gzip', 'br']) {
    const { headers } = await site.ask('/', { 'accept-encoding': encoding })
    const etag = String(headers.etag)
    for (const tags of [etag, `W/${etag.replace('W/', '')}`, `"other", ${etag}`, `W/"other" ,${etag}`, '*']) {
      const { status, headers, body } = await site.ask('/', { 'accept-encoding': encoding, 'if-none-match': tags })
      expect([status, body.length, headers.etag], tags).toEqual([304, 0, etag])
      expect(headers['cache-control']).toContain('s-maxage')
      expect(headers.vary).toBe('Accept-Encoding')
      expect(headers['content-length']).toBeUndefined()
    }
    for (const tags of ['"other"', etag.replace(/"$/, 'x"'), etag.slice(1, -1)]) {
      expect((await site.ask('/', { 'accept-encoding': encoding, 'if-none-match': tags })).status, tags).toBe(200)
    }
  }
  const { headers } = await site.ask('/', { 'accept-encoding': 'gzip' })
  expect((await site.ask('/', { 'if-none-match': String(headers.etag) })).status, 'of another encoding').toBe(200)
})

test('answers 304 by date to who sends no tag, for what has a date', async () => {
  const site = await openStandIn((_, response) => {
    response.setHeader('Content-Type', 'application/rss+xml')
    response.setHeader('Last-Modified', 'Fri, 05 Feb 2021 08:00:00 GMT')
    response.end('<rss/>')
  })
  const since = (date: string) => site.ask('/rss.xml', { 'if-modified-since': date })
  expect((await since('Fri, 05 Feb 2021 08:00:00 GMT')).status).toBe(304)
  expect((await since('Fri, 05 Feb 2021 07:59:59 GMT')).status).toBe(200)
  expect((await since('nonsense')).status).toBe(200)
  const both = { 'if-modified-since': 'Fri, 05 Feb 2021 08:00:00 GMT', 'if-none-match': '"other"' }
  expect((await site.ask('/rss.xml', both)).status, 'a tag says more than a date').toBe(200)
})

test('answers HEAD as GET, without the body', async () => {
  const site = await openStandIn()
  const head = await site.ask('/', { 'accept-encoding': 'gzip' }, 'HEAD')
  await vi.waitFor(() => expect(site.store.peek('/')?.quality).toBe('best'), 10_000)
  const again = await site.ask('/', { 'accept-encoding': 'gzip' }, 'HEAD')
  const get = await site.ask('/', { 'accept-encoding': 'gzip' })
  expect([head.status, head.body.length, again.body.length]).toEqual([200, 0, 0])
  expect({ ...again.headers, date: '' }).toEqual({ ...get.headers, date: '' })
  expect(site.rendered.map(({ method }) => method)).toEqual(['GET'])
})

test("hands nothing of a reader's request to Next, and only what readers need of its answer", async () => {
  const site = await openStandIn((request, response) => {
    response.setHeader('Set-Cookie', 'a=b')
    response.setHeader('Vary', 'rsc, next-router-state-tree')
    response.setHeader('X-Nextjs-Cache', 'MISS')
    response.setHeader('X-Robots-Tag', 'noindex')
    ordinaryPage(request, response)
  })
  const { headers } = await site.ask('/posts/a?_rsc=1x2y&utm_source=z', {
    host: 'evil.example.org',
    cookie: 'session=1',
    rsc: '1',
    'next-router-prefetch': '1',
    'x-forwarded-host': 'evil.example.org',
    'if-none-match': '"x"',
  })
  expect(headers).toMatchObject({ vary: 'Accept-Encoding', 'x-robots-tag': 'noindex' })
  expect(headers).not.toHaveProperty('set-cookie')
  expect(headers).not.toHaveProperty('x-nextjs-cache')

  const [asked] = site.rendered
  expect(asked?.url).toBe('/posts/a')
  expect(asked?.headers).toEqual({
    host: 'papers.example.org',
    'x-forwarded-host': 'papers.example.org',
    'x-forwarded-proto': 'https',
    'accept-encoding': 'identity',
    'user-agent': 'press',
    connection: expect.any(String),
  })
})

test.each(['/', '/nowhere', '/%', '/posts/a/', '/rss.xml'])('%s has the strict policy', async (path) => {
  const site = await openStandIn()
  const { headers } = await site.ask(path)
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/unsafe|nonce|\*|https?:/)
  expect(headers).toMatchObject({ 'referrer-policy': 'same-origin', 'x-content-type-options': 'nosniff' })
  expect(headers['permissions-policy']).toContain('camera=()')
})

test('passes redirects on, follows none and keeps none', async () => {
  const site = await openStandIn((_, response) => {
    response.writeHead(307, { Location: '/posts/b', 'Content-Type': 'text/html' })
    response.end('<html id="__next_error__"></html>')
  })
  for (const path of ['/posts/a', '/posts/a']) {
    const { status, headers, body } = await site.ask(path)
    expect([status, headers.location, body.length]).toEqual([307, '/posts/b', 0])
  }
  expect(site.rendered.map(({ url }) => url)).toEqual(['/posts/a', '/posts/a'])
})

test('a permanent redirect is told as every client knows it', async () => {
  const site = await openStandIn((_, response) => {
    response.writeHead(308, { Location: '/posts/b', 'Content-Type': 'text/html' })
    response.end('<html id="__next_error__"></html>')
  })
  const { status, headers, body } = await site.ask('/posts/a')
  expect([status, headers.location, body.length]).toEqual([301, '/posts/b', 0])
})

test.each([
  ['/posts/a/', '/posts/a'],
  ['/posts/a/?x=1', '/posts/a?x=1'],
  ['//posts/a', '/posts/a'],
  ['//evil.example.org/', '/evil.example.org'],
])('%s has moved to %s', async (path, location) => {
  const site = await openStandIn()
  const { status, headers } = await site.ask(path)
  expect([status, headers.location]).toEqual([301, location])
  expect(site.rendered).toEqual([])
})

test.each([
  [404, '/posts/a'],
  [410, '/posts/a'],
])('a page that says it is a %d is one, and is not kept', async (status, path) => {
  const site = await openStandIn((_, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(htmlOf('<h1>Not here</h1>', `<meta name="press-status" content="${status}"/>`))
  })
  for (const times of [1, 2]) {
    const answer = await site.ask(path, { 'if-none-match': '*' })
    expect(answer.status).toBe(status)
    expect(answer.body.toString()).toContain('<h1>Not here</h1>')
    expect(answer.body.toString()).not.toContain('press-status')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(site.rendered).toHaveLength(times)
  }
})

test('a secret address shows what stands there now, to whoever has it and to no machine that keeps or lists pages', async () => {
  const site = await openStandIn((_, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(htmlOf(`<h1>${site.rendered.length}</h1>`, '<meta name="press-status" content="404"/>'))
  })
  for (const times of [1, 2]) {
    const { status, headers, body } = await site.ask('/preview/a-secret')
    expect([status, headers['cache-control'], headers['x-robots-tag']]).toEqual([404, 'no-store', 'noindex'])
    expect(body.toString()).toContain(`<h1>${times}</h1>`)
    expect(body.toString()).not.toContain('<script')
  }
  expect(site.store.peek('/preview/a-secret')).toBeUndefined()
})

test.each(['/%', '/%E4%B8', '/%00', '/a/../b', '/\\evil.example.org'])('%s is a bad request', async (path) => {
  const site = await openStandIn()
  const { status, body } = await site.ask(path)
  expect(status).toBe(400)
  expectPlainPage(body.toString())
  expect(site.rendered).toEqual([])
})

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND'])('%s is not for public pages', async (method) => {
  const site = await openStandIn()
  const { status, headers, body } = await site.ask('/', {}, method)
  expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
  expectPlainPage(body.toString())
  expect(site.rendered).toEqual([])
})

test.each([
  ['FOO / HTTP/1.1\r\n\r\n', 405],
  ['what is this\r\n\r\n', 405],
  ['GET / HTTP/1.1\r\nHost: a\r\nBad Header: x\r\n\r\n', 400],
])('%j is answered with a page', async (message, status) => {
  const site = await openStandIn()
  const socket = connect(Number(new URL(site.url).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(message)
  const answer = await text(socket)
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expectPlainPage(answer)
})

test('health passes by', async () => {
  const site = await openStandIn()
  for (const method of ['GET', 'POST']) {
    const { headers, body } = await site.ask('/api/health', {}, method)
    expect(body.toString()).toBe('passed by')
    expect(headers['referrer-policy']).toBe('same-origin')
  }
  expect(site.rendered).toEqual([])
})

test('a route handler that forbids keeping is not kept', async () => {
  const site = await openStandIn((_, response) => {
    response.setHeader('Cache-Control', 'no-store')
    response.end('once')
  })
  expect((await site.ask('/robots.txt')).headers['cache-control']).toBe('no-store')
  await site.ask('/robots.txt')
  expect(site.rendered).toHaveLength(2)
})

function expectPlainPage(html: string) {
  expect(html).toMatch(/<h1>.+<\/h1>/)
  expect(html).toContain('<link rel="stylesheet"')
}
