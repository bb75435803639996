import type { RequestListener } from 'node:http'
import { expect, test } from 'vitest'
import { innerServer, renderer, TooSlow } from './renderer'

const rendererOf = (listener: RequestListener, timeoutMs?: number) =>
  renderer(innerServer(listener), 'https://papers.example.org', timeoutMs)

test('gives status, headers and the whole body', async () => {
  const render = rendererOf((_, response) => {
    response.writeHead(201, { 'X-Test': 'yes' })
    for (let i = 0; i < 100; i++) response.write('x'.repeat(10_000))
    response.end()
  })
  const { status, headers, body } = await render('/posts/a')
  expect([status, headers['x-test'], body.length]).toEqual([201, 'yes', 1_000_000])
})

test('gives up on a page that does not begin, or does not end', async () => {
  await expect(rendererOf(() => {}, 10)('/')).rejects.toThrow(TooSlow)
  await expect(rendererOf((_, response) => response.write('<html>'), 50)('/')).rejects.toThrow(TooSlow)
})

test('fails where the connection breaks', async () => {
  await expect(rendererOf((_, response) => response.destroy())('/')).rejects.toThrow()
})
