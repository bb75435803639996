import { beforeAll, expect, test, vi } from 'vitest'
import { provideInternet } from '../../../e2e/provide-internet'
import { type Ask, askPolitely } from '../../http'
import { searchPosts } from './client'

beforeAll(() => {
  Object.assign(process.env, { BLUESKY_HANDLE: 'digest.example.com', BLUESKY_APP_PASSWORD: 'abcd-efgh' })
})
const internet = provideInternet()
const open = { enter: async () => {}, leave: async () => {} }
const ask: Ask = (request) => askPolitely(request, open, 'HotPapers/0.1')
const calls = () => internet.asked.map(({ place }) => /\.(\w+)(?:\?|$)/.exec(place)?.[1])

test('an account finds all posts by one search, in one session, which is refreshed when it has run out', async () => {
  const posts = await searchPosts(ask, '2026-11-01T00:00:00Z')
  expect(posts.map(({ authorHandle }) => authorHandle)).toEqual([
    'ana.example.com',
    'reader.example.org',
    'papers-bot.example.net',
    'shy.example.org',
  ])
  expect(calls()).toEqual(['createSession', 'searchPosts'])

  internet.fail('bsky.social/xrpc/app.bsky.feed.searchPosts', 'expired', 1)
  expect(await searchPosts(ask, '2026-11-01T00:00:00Z')).toEqual(posts)
  expect(calls().slice(2)).toEqual(['searchPosts', 'refreshSession', 'searchPosts'])
})

test('what was kept is read again without a session', async () => {
  vi.resetModules()
  const { searchPosts: searchAnew } = await import('./client')
  const kept: Ask = async ({ isSecret }) =>
    isSecret
      ? expect.unreachable('Sessions are not kept.')
      : { status: 200, headers: {}, text: '{"posts":[]}', at: new Date() }
  expect(await searchAnew(kept, '2026-11-01T00:00:00Z')).toEqual([])
})

test('many posts come page by page', async () => {
  const [post] = internet.world.posts
  internet.world.posts = Array.from({ length: 250 }, (_, i) => ({
    ...post,
    id: `${post?.id}x${i}`,
  })) as typeof internet.world.posts
  expect(await searchPosts(ask, '2026-11-01T00:00:00Z')).toHaveLength(250)
  expect(calls()).toEqual(['searchPosts', 'searchPosts', 'searchPosts'])
})
