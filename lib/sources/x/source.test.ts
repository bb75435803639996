import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { InventedPost } from '../../../e2e/invented-day'
import { provideDatabase } from '../../../e2e/provide-database'
import { provideInternet } from '../../../e2e/provide-internet'
import { politely } from '../../collector/polite'
import { db } from '../../db'
import { settle } from '../../env'
import { type Ask, askPolitely, type SourceFailure } from '../../http'
import { findSpentToday } from '../../services/queries'
import type { Subject, Tools } from '../schema'
import { countPaid, parseSearch } from './parser'
import { x } from './source'

beforeAll(() => {
  Object.assign(process.env, { X_BEARER_TOKEN: 'invented', X_DAILY_BUDGET: '5' })
  settle('NEXTAUTH_URL', undefined)
})
provideDatabase()
const internet = provideInternet()
beforeEach(async () => {
  await db().service.deleteMany()
})

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')
const freely: Ask = (request) => askPolitely(request, { enter: async () => {}, leave: async () => {} }, 'HotPapers/0.1')
const paying = () => politely({ source: 'x', day: '2026-11-04', contact: '', keep: false })
const NOW = new Date('2026-11-04T12:00:00Z')
const subjectOf = (arxivId: string): Subject => ({
  subject: arxivId,
  day: '2026-11-04',
  memory: null,
  paper: { arxivId, abstract: null, comment: null, posts: [] },
})
const check = (ask: Ask, ids = ['2611.01001', '2611.01003']) => x.check(ids.map(subjectOf), { ask, now: NOW } as Tools)
const failureOf = (asking: Promise<unknown>) =>
  asking.then(
    () => expect.unreachable('It was to fail.'),
    (error: SourceFailure) => error,
  )

/** So many posts about one paper, each by somebody else. */
function say(count: number) {
  const post = internet.world.posts.find(({ network }) => network === 'x') as InventedPost
  internet.world.posts = Array.from({ length: count }, (_, i) => ({
    ...post,
    id: String(1985000000000000100n + BigInt(i)),
    author: { ...post.author, id: String(5_000 + i) },
  }))
}

test('one search finds what links to the papers of the shortlist, and each gets its own', async () => {
  const findings = await check(freely)
  expect(findings.map(({ subject, posts }) => [subject, posts?.map(({ sourceId }) => sourceId)])).toEqual([
    ['2611.01001', ['1985000000000000001']],
    ['2611.01003', ['1985000000000000002']],
  ])
  expect(findings[1]?.posts?.[0]).toMatchObject({
    url: 'https://x.com/reader_example/status/1985000000000000002',
    counts: { likes: 27, reposts: 4, replies: 1, quotes: 0 },
    body: [
      { type: 'mention', text: '@ana_example', href: 'https://twitter.com/ana_example' },
      { type: 'text', text: ' have a look: ' },
      { type: 'link', text: 'arxiv.org/abs/2611.01003', href: 'https://arxiv.org/abs/2611.01003' },
    ],
  })
  expect(findings[0]?.posts?.[0]?.body.at(-1)).toEqual({ type: 'text', text: ' & more' })
  expect(findings[0]?.nextCheckAt).toEqual(new Date('2026-11-05T00:00:00Z'))
  expect(internet.asked).toHaveLength(1)
  expect((await check(freely, ['2611.01004']))[0]).toMatchObject({ posts: [] })
})

test('ids come from what links lead to, reposts are none, and what X does not tell of an author withholds the post', () => {
  const answer = JSON.parse(fixture('x-search-recent.json'))
  expect(parseSearch(JSON.stringify(answer))).toMatchObject({
    posts: [{ authorHandle: 'ana_example', arxivIds: ['2611.01001'], withheld: null }],
    dropped: 0,
  })
  answer.data[0].text = 'arxiv.org/abs/2611.09999 is not where this leads: https://t.co/synthetic1'
  delete answer.includes
  expect(parseSearch(JSON.stringify(answer)).posts).toMatchObject([
    { arxivIds: ['2611.01001'], authorHandle: '', url: expect.stringContaining('/i/'), withheld: 'author not told' },
  ])
  expect(parseSearch(fixture('x-search-recent-empty.json'))).toEqual({ posts: [], dropped: 0, next: null })
  expect(countPaid(fixture('x-search-recent.json'))).toEqual({ posts: 2, authors: 2 })
  expect(() => parseSearch('<html>')).toThrow('The list of posts is not JSON.')
})

test('a post without a time has that of its id', () => {
  const [post] = parseSearch('{"data":[{"id":"1578516068309794817","text":"One"}]}').posts
  expect(post?.postedAt.toISOString().slice(0, 10)).toBe('2022-10-07')
})

test.each([
  ['expired', 'X does not know this X_BEARER_TOKEN (any more).'],
  ['credits', 'The account at X has no credits left.'],
  ['forbidden', 'X does not let this X_BEARER_TOKEN search: its app needs access to recent search.'],
  ['too many', 'api.x.com answered 429 (Rate exceeded.).'],
  ['unavailable', 'api.x.com answered 503 (503 Service Unavailable).'],
  ['not json', 'The list of posts is not JSON.'],
  ['cut', 'The list of posts is not JSON.'],
  ['endless', 'api.x.com sent more than 30 MB.'],
] as const)('%s is said in a sentence, and nothing is asked twice', async (fault, sentence) => {
  internet.fail('api.x.com', fault)
  expect((await failureOf(check(paying()))).message).toBe(sentence)
  expect(internet.asked).toHaveLength(1)
  // A refusal is free; an answer that could not be read may have been paid for.
  const isLost = ['not json', 'cut', 'endless'].includes(fault)
  expect(await db().service.findUnique({ where: { name: 'x' } })).toMatchObject({ spent: isLost ? 495_000 : 0 })
})

test('when X may be asked again is heeded', async () => {
  internet.fail('api.x.com', 'too many, until')
  const { retryAt } = await failureOf(check(paying()))
  expect(Number(retryAt) - Date.now()).toBeGreaterThan(880_000)
  internet.fail('api.x.com', 'too many, retry after')
  await db().service.deleteMany()
  internet.mend()
  internet.fail('api.x.com', 'too many, retry after')
  expect(Number((await failureOf(check(paying()))).retryAt) - Date.now()).toBeGreaterThan(7_100_000)
})

test('many posts come page by page, and when a page fails those before it are kept', async () => {
  say(80)
  expect((await check(freely))[0]?.posts).toHaveLength(80)
  expect(internet.asked).toHaveLength(3)
  internet.asked.splice(0)

  const ask: Ask = (request) => {
    if (internet.asked.length === 2) internet.fail('api.x.com', 'unavailable')
    return freely(request)
  }
  expect(await check(ask)).toMatchObject([
    { posts: { length: 66 }, trouble: 'api.x.com answered 503 (503 Service Unavailable).' },
    { posts: [] },
  ])
})

test('what a day may cost is never exceeded, however many ask at once', async () => {
  say(2_000)
  const findings = await Promise.all(Array.from({ length: 6 }, () => check(paying()).catch((error: Error) => error)))
  const { posts, authors } = internet.world.sold ?? { posts: 0, authors: 0 }
  const cost = posts * 5_000 + authors * 10_000
  expect(cost).toBeLessThanOrEqual(5_000_000)
  // No less than nine tenths of it: what is left does not pay for a page.
  expect(cost).toBeGreaterThan(4_500_000)
  expect(await db().service.findUnique({ where: { name: 'x' } })).toMatchObject({ spent: cost })
  const sentence = 'The budget of $5.00 a day is spent; what was left unasked waits for 00:00 UTC.'
  for (const found of findings) expect(found instanceof Error ? found.message : found[0]?.leftOut).toBe(sentence)
  expect(findings.flatMap((found) => (found instanceof Error ? [] : found)).every(({ trouble }) => !trouble)).toBe(true)
})

test('what a killed collector put aside stays spent, and the next day begins with nothing spent', async () => {
  await db().service.create({ data: { name: 'x', spentOn: new Date(), spent: 4_800_000 } })
  expect(await findSpentToday('x')).toBe(4.8)
  expect((await failureOf(check(paying()))).message).toContain('The budget of $5.00 a day is spent')
  expect(internet.asked).toEqual([])
  await db().$executeRaw`UPDATE service SET spent_on = spent_on - 1`
  expect(await findSpentToday('x')).toBe(0)
  await check(paying())
  expect(await db().service.findUnique({ where: { name: 'x' } })).toMatchObject({ spent: 30_000 })
})

test('a post that cannot be read costs no other its daily look', async () => {
  const asked: string[] = []
  const ask: Ask = async ({ url }) => {
    const id = /status%2F(\d+)/.exec(url)?.[1] ?? ''
    asked.push(id)
    return { status: id === '3' ? 404 : 200, headers: {}, text: '<html>not for programs</html>', at: NOW }
  }
  const posts = ['1', '2', '3'].map((sourceId) => ({ sourceId, url: '' }))
  expect(await x.lookAfter?.(posts, ask)).toEqual(new Map([['3', 'gone']]))
  expect(asked).toEqual(['1', '2', '3'])
  // Where nothing is told of any of them nothing is written down.
  await expect(x.lookAfter?.(posts.slice(0, 2), ask)).rejects.toThrow('The embed is not JSON.')
})

test('what X refuses to show is gone where it shows others, since its author hides it', async () => {
  const refuse: Ask = async () => ({ status: 403, headers: {}, text: '', at: NOW })
  await expect(x.lookAfter?.([{ sourceId: '1', url: '' }], refuse)).rejects.toThrow('followers alone, or not to us')

  const text = fixture('../../oembed/fixtures/x-oembed.json')
  const show = () => ({ status: 200, headers: {}, text, at: NOW })
  const ask: Ask = async (request) => (request.url.includes('status%2F1&') ? refuse(request) : show())
  const posts = ['1', '2'].map((sourceId) => ({ sourceId, url: '' }))
  expect(await x.lookAfter?.(posts, ask)).toEqual(
    new Map([
      ['2', 'there'],
      ['1', 'gone'],
    ]),
  )
})
