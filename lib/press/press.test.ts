import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, test, vi } from 'vitest'
import { htmlOf, openStandIn, ordinaryPage } from '../../e2e/stand-in'

const failures: [string, (request: IncomingMessage, response: ServerResponse) => unknown][] = [
  ['500', (_, response) => response.writeHead(500).end('Internal Server Error')],
  ['a page that failed', (_, response) => sendHtml(response, '<html id="__next_error__"><body></body></html>')],
  ['a page with a foreign script', (_, response) => sendHtml(response, htmlOf('<script src="/x.js"></script>'))],
  ['a page with a style attribute', (_, response) => sendHtml(response, htmlOf('<p style="color:red">x</p>'))],
  ['a broken connection', (_, response) => response.destroy()],
]

test('fifty readers of a page that nobody has yet cause one rendering', async () => {
  const held = Promise.withResolvers<void>()
  const site = await openStandIn((request, response) => held.promise.then(() => ordinaryPage(request, response)))
  const asked = Array.from({ length: 50 }, () => site.ask('/posts/a'))
  await vi.waitFor(() => expect(site.rendered).toHaveLength(1))
  held.resolve()
  const answers = await Promise.all(asked)
  await site.ask('/posts/a')
  expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.etag}`)).size).toBe(1)
  expect(site.rendered).toHaveLength(1)
})

test('pictures are drawn one at a time, and keep no page waiting', async () => {
  const held = Promise.withResolvers<void>()
  const site = await openStandIn(async (request, response) => {
    if (request.url?.endsWith('.png')) await held.promise
    ordinaryPage(request, response)
  })
  const pictures = Array.from({ length: 5 }, (_, i) => site.ask(`/posts/${i}/image.png`))
  await vi.waitFor(() => expect(site.rendered).toHaveLength(1))
  expect((await site.ask('/posts/a')).status).toBe(200)
  expect(site.rendered.filter(({ url }) => url?.endsWith('.png'))).toHaveLength(1)
  held.resolve()
  await Promise.all(pictures)
  expect(site.rendered).toHaveLength(6)
})

test('a new edition is a new rendering of each page that is asked for', async () => {
  const site = await openStandIn((_, response) => sendHtml(response, htmlOf(`<h1>${site.edition.number}</h1>`)))
  expect(await titleOf(site, '/')).toBe('1')
  await titleOf(site, '/archive')
  site.edition.number = 2
  expect(await titleOf(site, '/')).toBe('2')
  expect(site.rendered.map(({ url }) => url)).toEqual(['/', '/archive', '/'])
})

test('a number that went back, as after a restore, is another edition too', async () => {
  const site = await openStandIn((_, response) => sendHtml(response, htmlOf(`<h1>${site.edition.number}</h1>`)))
  site.edition.number = 7
  await titleOf(site, '/')
  site.edition.number = 3
  expect(await titleOf(site, '/')).toBe('3')
})

test('what was rendered while the edition changed is neither kept for the new one nor shared with its readers', async () => {
  const held = Promise.withResolvers<void>()
  const site = await openStandIn(async (_, response) => {
    const seen = site.edition.number
    if (seen === 1) await held.promise
    sendHtml(response, htmlOf(`<h1>${seen}</h1>`))
  })
  const early = titleOf(site, '/')
  await vi.waitFor(() => expect(site.rendered).toHaveLength(1))
  site.edition.number = 2
  expect(await titleOf(site, '/'), 'while the old one is still being rendered').toBe('2')
  held.resolve()
  expect(await early).toBe('1')
  expect(await titleOf(site, '/')).toBe('2')
  expect(site.rendered).toHaveLength(2)
})

test.each(failures)('after %s the last good page is served, and a fresh one when it can be', async (_, fail) => {
  const site = await openStandIn((_, response) => sendHtml(response, htmlOf(`<h1>${site.edition.number}</h1>`)))
  const { render } = site
  await titleOf(site, '/')

  site.edition.number = 2
  site.render = fail
  expect(await titleOf(site, '/')).toBe('1')
  expect(await titleOf(site, '/')).toBe('1')
  expect(site.rendered, 'a failing page is not tried by every reader').toHaveLength(2)

  site.edition.number = 3
  site.render = render
  expect(await titleOf(site, '/')).toBe('3')
})

test('a page that failed is tried again in the same edition', async () => {
  const site = await openStandIn((_, response) => sendHtml(response, htmlOf(`<h1>${site.edition.number}</h1>`)))
  const { render } = site
  await titleOf(site, '/')
  site.edition.number = 2
  site.render = (_, response) => response.destroy()
  expect(await titleOf(site, '/')).toBe('1')
  site.render = render
  await vi.waitFor(async () => expect(await titleOf(site, '/')).toBe('2'), 5_000)
})

test.each(failures)('%s and no good page is our own page, which is not kept', async (_, fail) => {
  const site = await openStandIn(fail)
  for (const [connected, status] of [
    [true, 500],
    [false, 503],
  ] as const) {
    site.edition.connected = connected
    const { status: answered, headers, body } = await site.ask('/posts/a')
    expect(answered).toBe(status)
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['retry-after']).toBe(connected ? undefined : '5')
    expect(body.toString()).toMatch(/<link rel="stylesheet"[\s\S]*<h1>.+<\/h1>/)
  }
  site.render = ordinaryPage
  expect((await site.ask('/posts/a')).status).toBe(200)
})

test('a page that was taken back does not return when rendering fails', async () => {
  const site = await openStandIn()
  await site.ask('/posts/a')
  site.edition.number = 2
  site.render = (_, response) => sendHtml(response, htmlOf('', '<meta name="press-status" content="410"/>'))
  expect((await site.ask('/posts/a')).status).toBe(410)
  site.render = (_, response) => response.destroy()
  expect((await site.ask('/posts/a')).status).toBe(500)
})

test('whoever is not waiting long enough for a slow page gets the last good one, and the slow one is kept', async () => {
  const held = Promise.withResolvers<void>()
  const site = await openStandIn(async (_, response) => {
    const seen = site.edition.number
    if (seen === 2) await held.promise
    sendHtml(response, htmlOf(`<h1>${seen}</h1>`))
  })
  await titleOf(site, '/')
  site.edition.number = 2
  expect(await titleOf(site, '/')).toBe('1')
  held.resolve()
  await vi.waitFor(() => expect(site.store.peek('/')?.edition).toBe(2))
  expect(await titleOf(site, '/')).toBe('2')
  expect(site.rendered).toHaveLength(2)
})

test('memory is bounded under 100,000 different query strings and paths', { timeout: 120_000 }, async () => {
  const site = await openStandIn((request, response) => {
    if (/^\/(posts|not-found)/.test(request.url ?? ''))
      sendHtml(response, htmlOf('', '<meta name="press-status" content="404"/>'))
    else ordinaryPage(request, response)
  })
  await site.ask('/')
  await flood(48_000, (i) => site.pass(`/?x=${i}`))
  await flood(48_000, (i) => site.pass(`/nowhere/${i}`))
  expect(
    site.rendered.map(({ url }) => url),
    'one rendering for all that is nowhere',
  ).toEqual(['/', '/not-found'])
  await flood(2_000, (i) => site.pass(`/posts/missing-${i}`))
  expect(site.store.size, 'nothing is kept for what is missing').toBe(2)
  await flood(2_000, (i) => site.pass(`/search?q=${i}`))
  expect(site.store.bytes).toBeLessThanOrEqual(site.store.budget)
  expect(site.store.size).toBeGreaterThan(10)
})

async function flood(times: number, request: (i: number) => Promise<void>) {
  let next = 0
  const reader = async () => {
    while (next < times) await request(next++)
  }
  await Promise.all(Array.from({ length: 32 }, reader))
}

function sendHtml(response: ServerResponse, html: string) {
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end(html)
}

async function titleOf(site: Awaited<ReturnType<typeof openStandIn>>, path: string) {
  return /<h1>(.*?)<\/h1>/.exec((await site.ask(path)).body.toString())?.[1]
}
