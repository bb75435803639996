import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { beforeAll, expect, test } from 'vitest'
import { prepareToPass } from './pass'

beforeAll(() => {
  Object.assign(process.env, { SITE_URL: 'https://papers.example.org', TRUST_PROXY: '1' })
})

function pass(headers: Record<string, string>) {
  const request = Object.assign(new IncomingMessage(new Socket()), { url: '/dashboard?a=b&_rsc=1x2y', headers })
  const response = new ServerResponse(request)
  prepareToPass(request, response)
  return { told: request.headers, response }
}

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['198.51.100.1, 192.0.2.7', '192.0.2.7'],
  ['', undefined],
])('of X-Forwarded-For: %j it believes what our own proxy wrote last', (claimed, address) => {
  expect(pass({ 'x-forwarded-for': claimed }).told['x-forwarded-for']).toBe(address)
})

test('what a sender claims of nonce, policy and address is overwritten, and each answer has a nonce of its own', () => {
  const claims = {
    'x-nonce': 'mine',
    'x-address': '//evil.example.org',
    'content-security-policy': "script-src 'nonce-mine'",
  }
  const [one, two] = [pass({ ...claims }), pass({ ...claims })]
  const policy = String(one.response.getHeader('content-security-policy'))
  expect(policy).toContain(`script-src 'self' 'nonce-${one.told['x-nonce']}'`)
  expect(one.told).toMatchObject({ 'x-address': '/dashboard?a=b', 'content-security-policy': policy })
  expect(one.told['x-nonce']).not.toBe(two.told['x-nonce'])
  expect(policy.replace(/style-src-attr [^;]*/, '')).not.toContain('unsafe')
  expect(one.response.getHeader('cache-control')).toBe('no-store')
})

test('that the reader came by TLS is not told to Next, which would ask itself by TLS', () => {
  expect(pass({ 'x-forwarded-proto': 'https' }).told).not.toHaveProperty('x-forwarded-proto')
})

test('an action of our own page is known as such, by whatever name the proxy calls us; another site’s is not', () => {
  const host = '127.0.0.1:3000'
  expect(pass({ host, origin: 'https://papers.example.org' }).told['x-forwarded-host']).toBe('papers.example.org')
  expect(pass({ host, origin: 'https://evil.example.org' }).told['x-forwarded-host']).toBeUndefined()
})
