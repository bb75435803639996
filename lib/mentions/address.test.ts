import { expect, test } from 'vitest'
import { atAddress, personAt } from './address'

const POST = 'https://bsky.app/profile/a.example/post/1'

test.each([
  ['https://twitter.com/someone/status/12?s=20', { source: 'x', sourceId: '12' }],
  ['http://mobile.x.com/someone/status/12/#top', { source: 'x', sourceId: '12' }],
  ['https://x.com/i/web/status/12/photo/1', { source: 'x', sourceId: '12' }],
  ['https://x.com/someone/status/12b', { url: { in: Array(2).fill('https://x.com/someone/status/12b') } }],
  [`${POST}#top`, { url: { in: [POST, POST] } }],
  ['https://a.example/item?id=1', { url: { in: ['https://a.example/item?id=1', 'https://a.example/item'] } }],
])('%s is the address of %j', (address, post) => {
  expect(atAddress(address)).toEqual(post)
})

test.each([
  ['https://twitter.com/Someone', 'x', 'someone'],
  ['https://bsky.app/profile/ana.example.com/', 'bluesky', 'ana.example.com'],
  ['https://news.ycombinator.com/user?id=Tester', 'hackernews', 'tester'],
  ['https://example.social/@synthetic', 'mastodon', 'synthetic@example.social'],
])('%s is the profile at %s of %s', (address, source, authorHandle) => {
  expect(personAt(address)).toEqual({ source, authorId: null, authorHandle })
})

test('an identity that outlasts handles is known as such, and a post is nobody’s profile', () => {
  const did = 'did:plc:invented0001'
  expect(personAt(`https://bsky.app/profile/${did}`)).toEqual({ source: 'bluesky', authorId: did, authorHandle: null })
  for (const post of [`https://bsky.app/profile/${did}/post/3k`, 'https://x.com/a/status/1', 'https://example.org/'])
    expect(personAt(post)).toBeNull()
})
