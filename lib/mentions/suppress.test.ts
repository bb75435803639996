import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { findNewestDigest } from '../digests/queries'
import { readEdition } from '../edition'
import { loadSample } from '../sample/mutations'
import { addressesOf } from './addresses'
import { suppressMention } from './mutations'

provideDatabase()

test.each([
  [
    'https://twitter.com/someone/status/1?s=20',
    ['https://twitter.com/someone/status/1', 'https://x.com/someone/status/1'],
  ],
  [
    'http://mobile.x.com/someone/status/1/#top',
    ['https://twitter.com/someone/status/1', 'https://x.com/someone/status/1'],
  ],
  ['https://bsky.app/profile/a.example/post/1', ['https://bsky.app/profile/a.example/post/1']],
])('%s is known as %j', (address, known) => {
  expect(addressesOf(address)).toEqual(known)
})

test('a suppressed post leaves the pages, and the others stay', async () => {
  await loadSample()
  const shown = async () => (await findNewestDigest())?.entries[0]?.mentions.map(({ url }) => url)
  const [first, second] = (await shown()) ?? []
  const before = await readEdition()

  expect(await suppressMention(`${first}?ref=elsewhere`)).toEqual({ suppressed: 1 })
  expect(await shown()).toEqual([second])
  expect(await readEdition()).toBe(before + 1)

  expect(await suppressMention(String(first))).toEqual({ suppressed: 0 })
  expect(await suppressMention(String(second).slice(0, -1))).toEqual({ suppressed: 0 })
  expect(await readEdition()).toBe(before + 1)
})

test('a post is found by either name of its service and with what trackers added', async () => {
  const { id } = await db().mention.create({
    data: {
      source: 'x',
      sourceId: '1',
      url: 'https://twitter.com/someone/status/1?ref_src=twsrc',
      authorName: '',
      authorHandle: 'someone',
      body: [],
      lang: 'en',
      dir: 'ltr',
      postedOn: new Date('2021-02-05'),
    },
  })
  expect(await suppressMention('https://x.com/someone/status/1')).toEqual({ suppressed: 1 })
  expect((await db().mention.findUniqueOrThrow({ where: { id } })).suppressedAt).not.toBeNull()
})
