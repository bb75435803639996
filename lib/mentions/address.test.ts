import { expect, test } from 'vitest'
import { atAddress } from './address'

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
