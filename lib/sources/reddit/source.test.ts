import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import type { InventedPost } from '../../../e2e/invented-day'
import { provideInternet } from '../../../e2e/provide-internet'
import { settle } from '../../env'
import { type Ask, askPolitely, type SourceFailure } from '../../http'
import type { Tools } from '../schema'
import { parseListing } from './parser'
import { reddit } from './source'

beforeAll(() => {
  Object.assign(process.env, { REDDIT_CLIENT_ID: 'app', REDDIT_CLIENT_SECRET: 'secret', REDDIT_USER: 'digest' })
  settle('NEXTAUTH_URL', undefined)
})
const internet = provideInternet()

const ask: Ask = (request) => askPolitely(request, { enter: async () => {}, leave: async () => {} }, 'HotPapers/0.1')
const NOW = new Date('2026-11-05T12:00:00Z')
const check = async () =>
  (await reddit.check([{ subject: 'links', day: null, memory: null }], { ask, now: NOW } as Tools))[0]
const failure = () =>
  check().then(
    () => expect.unreachable('It was to fail.'),
    (error: SourceFailure) => error,
  )
const calls = () => internet.asked.map(({ place }) => place.replace(/[?].*/, '').replace('.reddit.com', ''))

function link(more: Partial<InventedPost>) {
  const first = internet.world.posts.find(({ network }) => network === 'reddit') as InventedPost
  internet.world.posts.push({ ...first, ...more })
}

test('what links to arXiv is found by one listing, with a token that is kept', async () => {
  expect(await check()).toMatchObject({
    posts: [
      {
        sourceId: 't3_1synth',
        url: 'https://www.reddit.com/r/MachineLearning/comments/1synth/invented/',
        authorHandle: 'synthetic_user',
        arxivIds: ['2611.01001'],
        counts: { upvotes: 141, replies: 33 },
        withheld: null,
      },
    ],
    gone: [],
  })
  expect(calls()).toEqual(['www/api/v1/access_token', 'oauth/domain/arxiv.org/new'])
  await check()
  expect(calls().slice(2)).toEqual(['oauth/domain/arxiv.org/new'])
  expect(internet.asked[0]?.agent).toBe('web:hot-papers:v0.1 (by /u/digest)')
})

test('a token that ended is made anew', async () => {
  internet.fail('oauth.reddit.com', 'expired', 1)
  expect((await check())?.posts).toHaveLength(1)
  internet.fail('oauth.reddit.com', 'expired')
  expect((await failure()).message).toBe('Reddit takes none of its own tokens at the moment (401).')
})

test('what moderators or authors took out is gone, and what is for adults is counted and not shown', async () => {
  link({ id: 't3_removed', removedBy: 'moderator' })
  link({ id: 't3_deleted', removedBy: 'deleted' })
  link({ id: 't3_adult', isOver18: true })
  const found = await check()
  expect(found?.gone).toEqual(['t3_removed', 't3_deleted'])
  expect(found?.posts?.map(({ sourceId, withheld }) => [sourceId, withheld])).toEqual([
    ['t3_1synth', null],
    ['t3_adult', 'over 18'],
  ])
  const shown = ['t3_1synth', 't3_removed', 't3_deleted', 't3_unknown'].map((sourceId) => ({ sourceId, url: '' }))
  expect(await reddit.lookAfter?.(shown, ask)).toEqual(
    new Map<string, unknown>([
      ['t3_1synth', { withheld: null }],
      ['t3_removed', 'gone'],
      ['t3_deleted', 'gone'],
      ['t3_unknown', 'gone'],
    ]),
  )
})

test('many links come page by page, until they are too old', async () => {
  for (let i = 0; i < 250; i++) link({ id: `t3_n${i}`, at: `2026-11-04T0${i % 10}:00:00Z` })
  for (let i = 0; i < 250; i++) link({ id: `t3_o${i}`, at: `2026-10-0${1 + (i % 9)}T00:00:00Z` })
  expect((await check())?.posts).toHaveLength(251)
  expect(calls().filter((call) => call.includes('domain'))).toHaveLength(3)
})

test('an empty list is one', async () => {
  internet.world.posts = []
  expect(await check()).toMatchObject({ posts: [], gone: [] })
})

test.each([
  ['forbidden', 'oauth.reddit.com answered 403 (Blocked).'],
  ['too many', 'oauth.reddit.com answered 429 (Rate exceeded.), 3 times.'],
  ['not json', 'The list of links is not JSON.'],
  ['cut', 'The list of links is not JSON.'],
  ['endless', 'oauth.reddit.com sent more than 30 MB.'],
] as const)('%s is said in a sentence', async (fault, sentence) => {
  internet.fail('oauth.reddit.com', fault)
  expect((await failure()).message).toBe(sentence)
})

test('when Reddit may be asked again is heeded', async () => {
  internet.fail('oauth.reddit.com', 'too many, until')
  expect(Number((await failure()).retryAt) - Date.now()).toBeGreaterThan(880_000)
})

test('what was kept is read again without a token', async () => {
  vi.setSystemTime('2100-01-01')
  const body = readFileSync(join(import.meta.dirname, 'fixtures/reddit-domain-new.json'), 'utf8')
  const kept: Ask = async ({ isSecret }) =>
    isSecret ? expect.unreachable('Tokens are not kept.') : { status: 200, headers: {}, text: body, at: NOW }
  const subject = { subject: 'links', day: null, memory: null }
  expect((await reddit.check([subject], { ask: kept, now: NOW } as Tools))[0]?.posts).toHaveLength(1)
  vi.useRealTimers()
})

test('one link that cannot be read costs itself alone', () => {
  const body = readFileSync(join(import.meta.dirname, 'fixtures/reddit-domain-new.json'), 'utf8')
  const listing = JSON.parse(body)
  listing.data.children.push({ kind: 't3', data: { name: 't3_x' } })
  expect(parseListing(JSON.stringify(listing))).toMatchObject({
    posts: [{ sourceId: 't3_1synth', arxivIds: ['2611.01001'], postedAt: new Date(1793800000000) }],
    dropped: 1,
    after: null,
  })
})
