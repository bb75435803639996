import { expect, test } from 'vitest'
import { type Ask, SourceFailure } from '../../http'
import { fetchPost } from './client'
import { mastodon } from './source'

test('a server of Mastodon that does not answer keeps no other’s posts from being looked after', async () => {
  const services: string[] = []
  const ask: Ask = async ({ service, url }) => {
    services.push(service.name)
    if (url.includes('closed')) throw new SourceFailure('closed.example could not be reached.')
    return { status: 404, headers: {}, text: '', at: new Date() }
  }
  const posts = ['https://closed.example/@ana/1', 'https://open.example/@bo/2'].map((url) => ({ sourceId: url, url }))
  expect([...((await mastodon.lookAfter?.(posts, ask)) ?? [])]).toEqual([['https://open.example/@bo/2', 'gone']])
  expect(services).toEqual(['mastodon closed.example', 'mastodon open.example'])
})

test.each([401, 403])('%i is said to us, and tells nothing of a post', async (status) => {
  const ask: Ask = async () => ({ status, headers: {}, text: '', at: new Date() })
  const url = 'https://open.example/@bo/2'
  expect(await mastodon.lookAfter?.([{ sourceId: url, url }], ask)).toEqual(new Map())
  await expect(fetchPost(ask, url)).rejects.toThrow('open.example does not show that post to everybody, or not to us.')
})

test('of Mastodon only what is at home at that server is taken', async () => {
  const status = { id: '1', created_at: '2026-11-04', content: '', visibility: 'public' }
  const account = { acct: 'ana', display_name: 'Ana', url: 'https://other.example/@ana' }
  const text = JSON.stringify({ ...status, account, url: 'https://other.example/@ana/1' })
  const asked: unknown[] = []
  const ask: Ask = async ({ isForeign }) => {
    asked.push(isForeign)
    return { status: 200, headers: {}, text, at: new Date() }
  }
  await expect(fetchPost(ask, 'https://here.example/@ana/7')).rejects.toThrow('https://other.example/@ana/1')
  expect(asked).toEqual([true])
})
