import { expect, test } from 'vitest'
import type { Ask } from '../../http'
import { bluesky } from './source'

const uri = (key: string) => `at://did:plc:synthetic1/app.bsky.feed.post/${key}`
const author = { did: 'did:plc:synthetic1', handle: 'ana.example.com' }
const record = { text: 'Words', createdAt: '2026-11-04T00:00:00Z' }
const view = (key: string, labels: string[] = []) => ({
  ...{ uri: uri(key), author, record, indexedAt: record.createdAt },
  labels: labels.map((val) => ({ val })),
})

test('a post stands as the answer says; what we cannot read is there, and what no Bluesky knows is not asked about', async () => {
  const asked: string[] = []
  const ask: Ask = async ({ url }) => {
    asked.push(...new URL(url).searchParams.getAll('uris'))
    const posts = [view('1'), view('2', ['!no-unauthenticated']), { uri: uri('3'), author: 'of another shape' }]
    return { status: 200, headers: {}, text: JSON.stringify({ posts }), at: new Date() }
  }
  const byHand = 'https://bsky.app/profile/ana.example.com/post/5'
  const shown = [...['1', '2', '3', '4'].map(uri), byHand].map((sourceId) => ({ sourceId, url: '' }))
  expect(await bluesky.lookAfter?.(shown, ask)).toEqual(
    new Map<string, unknown>([
      [uri('1'), { withheld: null }],
      [uri('2'), { withheld: '!no-unauthenticated' }],
      [uri('3'), 'there'],
      [uri('4'), 'gone'],
    ]),
  )
  expect(asked).toEqual(['1', '2', '3', '4'].map(uri))

  const paper = { arxivId: '2611.01001', abstract: null, comment: null, posts: [uri('3'), uri('4'), byHand] }
  process.env.BLUESKY_HANDLE = 'digest.example.com'
  process.env.BLUESKY_APP_PASSWORD = 'abcd-efgh'
  const tools = { ask } as Parameters<typeof bluesky.check>[1]
  const [finding] = await bluesky.check([{ subject: '2611.01001', day: null, memory: null, paper }], tools)
  expect(finding?.gone).toEqual([uri('4')])
})
