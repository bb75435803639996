import { expect, test } from 'vitest'
import { actAs } from '../../e2e/act-as'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { findNewestDigest } from '../digests/queries'
import { readEdition } from '../edition'
import { loadSample } from '../sample/mutations'
import { suppressAt, suppressMention, suppressPerson } from './mutations'
import { listHiddenPersons, listHiddenPosts } from './queries'

provideDatabase()

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

async function mention(source: string, sourceId: string, url: string) {
  const words = { authorName: '', authorHandle: 'someone', body: [], lang: 'en', dir: 'ltr' as const }
  await db().mention.create({ data: { source, sourceId, url, ...words, postedOn: new Date('2021-02-05') } })
}

const suppressed = async () => {
  const posts = await db().mention.findMany({ where: { suppressedAt: { not: null } }, select: { sourceId: true } })
  return posts.map(({ sourceId }) => sourceId)
}

test('a post is found by either name of its service, and under whichever name of its author', async () => {
  await mention('x', '12', 'https://twitter.com/someone/status/12?ref_src=twsrc')
  await mention('x', '1', 'https://twitter.com/someone/status/1')
  expect(await suppressMention('https://x.com/Renamed/status/12')).toEqual({ suppressed: 1 })
  expect(await suppressed()).toEqual(['12'])
})

test('where what follows the question mark says which post it is, no other goes with it', async () => {
  await mention('hackernews', '1', 'https://news.ycombinator.com/item?id=1')
  await mention('hackernews', '2', 'https://news.ycombinator.com/item?id=2')
  expect(await suppressMention('https://news.ycombinator.com/item')).toEqual({ suppressed: 0 })
  expect(await suppressMention('https://news.ycombinator.com/item?id=2')).toEqual({ suppressed: 1 })
  expect(await suppressed()).toEqual(['2'])
})

test('all posts of a person go, and come in no more, whatever the person is called by then', async () => {
  const post = (sourceId: string, authorHandle: string, authorId: string | null) =>
    db().mention.create({
      data: {
        ...{ source: 'bluesky', sourceId, url: 'https://bsky.app/', authorName: '', authorHandle, authorId, body: [] },
        ...{ lang: 'en', dir: 'ltr', postedOn: new Date('2026-11-04') },
      },
    })
  await post('1', 'Ana.example.com', 'did:plc:1')
  await post('2', 'other.example.com', 'did:plc:2')
  const ana = { source: 'bluesky', authorId: null, authorHandle: 'ana.example.com' }
  expect(await suppressPerson(ana)).toEqual({ suppressed: 1 })
  await post('3', 'renamed.example.com', 'did:plc:1')
  await post('4', 'ana.example.com', null)
  expect((await suppressed()).toSorted()).toEqual(['1', '3', '4'])
})

test('an admin takes out a post or a person by address, and the screen lists both', async () => {
  const admin = await actAs('admin')
  await mention('x', '12', 'https://x.com/someone/status/12')
  await mention('x', '13', 'https://x.com/someone/status/13')
  expect(await suppressAt(admin, 'https://x.com/someone/status/12')).toEqual({ suppressed: 1, isPerson: false })
  expect(await suppressAt(admin, 'https://x.com/Someone')).toEqual({ suppressed: 1, isPerson: true })
  await expect(suppressAt(admin, 'https://x.com/other/status/99')).rejects.toThrow('No post of')
  expect(await listHiddenPersons()).toMatchObject([{ source: 'x', name: '@someone', posts: 2 }])
  expect((await listHiddenPosts()).map(({ url }) => url).sort()).toEqual([
    'https://x.com/someone/status/12',
    'https://x.com/someone/status/13',
  ])
  expect(await db().deed.count({ where: { act: 'suppress posts', accountId: admin.id } })).toBe(2)
})
