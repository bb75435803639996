import { beforeAll, beforeEach, expect, test } from 'vitest'
import { actAs } from '../e2e/act-as'
import { provideDatabase } from '../e2e/provide-database'
import { provideInternet } from '../e2e/provide-internet'
import { whatWasKept } from '../e2e/what-was-kept'
import { findCitations } from './citations/queries'
import { collect, replay } from './collect'
import { listPapersOfDay } from './collector/queries'
import { db } from './db'
import { settle } from './env'
import { pastePost } from './paste-post'
import { rankDay } from './ranking/queries'
import { changeSetting } from './settings/mutations'

const KEYS = {
  X_BEARER_TOKEN: 'invented',
  X_DAILY_BUDGET: '5',
  REDDIT_CLIENT_ID: 'app',
  REDDIT_CLIENT_SECRET: 'secret',
  REDDIT_USER: 'digest',
  SEMANTIC_SCHOLAR_KEY: 'key',
}
const setKeys = (keys: Partial<Record<keyof typeof KEYS, string>>) => {
  Object.assign(process.env, keys)
  // Whoever changes the environment of a running process has it read again.
  settle('NEXTAUTH_URL', undefined)
}
beforeAll(() => setKeys(KEYS))
provideDatabase()
const internet = provideInternet()
beforeEach(async () => {
  setKeys(KEYS)
  await changeSetting('sources', 'arxiv, huggingface, hackernews, reddit, semanticscholar, x')
})

const DAY = '2026-11-04'
const NOON = new Date('2026-11-04T12:00:00Z')
const hoursLater = (hours: number) => new Date(NOON.getTime() + hours * 3_600_000)
const collectAt = (now: Date) => collect({ now: () => now })
const countsOf = async (source: string) =>
  (await listPapersOfDay(DAY, hoursLater(1))).flatMap(({ arxivId, counts }) =>
    counts.flatMap((given) => (given.source === source ? [{ ...given, arxivId }] : [])),
  )

test('sources with keys add their posts and counts to those of the day', async () => {
  const { sources } = await collectAt(NOON)
  expect(sources.map(({ source, failure, leftOut }) => [source, failure, leftOut])).toEqual(
    ['arxiv', 'huggingface', 'hackernews', 'reddit', 'semanticscholar', 'x'].map((name) => [name, null, null]),
  )
  expect(await countsOf('x')).toMatchObject([
    { arxivId: '2611.01001', likes: 640, reposts: 88, comments: 12, quotes: 9 },
    { arxivId: '2611.01003', likes: 27, reposts: 4 },
  ])
  expect(await countsOf('reddit')).toMatchObject([{ arxivId: '2611.01001', upvotes: 141, comments: 33 }])
  const [, paper] = await listPapersOfDay(DAY, hoursLater(1))
  expect(paper?.mentions.map(({ source, authorHandle }) => [source, authorHandle])).toEqual([
    ['hackernews', 'tester'],
    ['reddit', 'synthetic_user'],
    ['x', 'ana_example'],
  ])
  // Two posts and two authors.
  expect(await db().service.findUnique({ where: { name: 'x' } })).toMatchObject({ spent: 30_000 })
})

test('how often a paper is cited is kept, and takes no part in how it is ranked', async () => {
  await collectAt(NOON)
  expect(await findCitations('2611.01001')).toEqual({ count: 3, takenAt: NOON })
  expect(await findCitations('2611.01002')).toBeNull()
  const before = await rankDay(DAY, 'balanced', hoursLater(1))
  await db().citationCount.updateMany({ data: { count: 9_999 } })
  expect(await rankDay(DAY, 'balanced', hoursLater(1))).toEqual(before)

  for (const paper of internet.world.papers.get(DAY) ?? []) if (paper.citations) paper.citations = 5
  await collectAt(hoursLater(30))
  expect(await findCitations('2611.01001')).toEqual({ count: 5, takenAt: hoursLater(30) })
  expect(await db().citationCount.count()).toBe(2)
})

test('a post on X that somebody pasted and that is then found is one post', async () => {
  await changeSetting('sources', 'arxiv')
  await collectAt(NOON)
  await pastePost(await actAs('editor'), '2611.01001', 'https://x.com/ana_example/status/1985000000000000001')
  await changeSetting('sources', 'arxiv, hackernews, x')
  await collectAt(NOON)
  expect(await db().mention.findMany({ where: { source: 'x' }, orderBy: { sourceId: 'asc' } })).toMatchObject([
    { sourceId: '1985000000000000001', authorId: '1001', authorHandle: 'ana_example' },
    { sourceId: '1985000000000000002' },
  ])
})

test('what the budget left unasked is told by the run, and is no failure of X', async () => {
  await db().service.create({ data: { name: 'x', spentOn: new Date(), spent: 4_900_000 } })
  const { sources } = await collectAt(NOON)
  const left = 'The budget of $5.00 a day is spent; what was left unasked waits for 00:00 UTC.'
  const x = { source: 'x', asked: 0, due: 3, notAsked: 6, failure: null, leftOut: left }
  expect(sources.at(-1)).toMatchObject(x)
  expect(await db().runSource.findFirst({ where: { source: 'x' } })).toMatchObject({ failure: null, leftOut: left })
  expect(internet.asked.some(({ place }) => place.startsWith('api.x.com'))).toBe(false)
})

test.each([
  ['x', { X_BEARER_TOKEN: '' }, 'X_BEARER_TOKEN is not set: X answers nobody without one.'],
  ['x', { X_DAILY_BUDGET: '0.1' }, 'X_DAILY_BUDGET is $0.10, and one search may cost $0.15.'],
  ['reddit', { REDDIT_USER: '' }, 'REDDIT_USER is not set: Reddit answers registered apps alone.'],
  [
    'reddit',
    { REDDIT_CLIENT_ID: '', REDDIT_CLIENT_SECRET: '' },
    'REDDIT_CLIENT_ID and REDDIT_CLIENT_SECRET are not set: Reddit answers registered apps alone.',
  ],
  [
    'semanticscholar',
    { SEMANTIC_SCHOLAR_KEY: '' },
    'SEMANTIC_SCHOLAR_KEY is not set: without a key Semantic Scholar turns most requests away.',
  ],
])('without its key %s is not asked, and the run says what lacks', async (name, keys, sentence) => {
  setKeys(keys)
  const { sources } = await collectAt(NOON)
  expect(sources.flatMap(({ source, failure }) => (failure ? [[source, failure]] : []))).toEqual([[name, sentence]])
})

test('what was taken out at Reddit counts no more and is marked', async () => {
  await collectAt(NOON)
  const post = internet.world.posts.find(({ network }) => network === 'reddit')
  Object.assign(post ?? {}, { removedBy: 'moderator' })
  await collectAt(hoursLater(2))
  const marked = () => db().mention.findFirst({ where: { source: 'reddit' } })
  expect(await marked()).toMatchObject({ missingSince: hoursLater(2), deletedAt: null })
  await collectAt(hoursLater(26))
  expect(await marked()).toMatchObject({ missingSince: hoursLater(2), deletedAt: hoursLater(26) })
})

test.each(['arxiv', 'huggingface', 'hackernews', 'bluesky', 'github', 'reddit', 'semanticscholar', 'x'])(
  'killed while %s is asked and started again, and two at once: the same as undisturbed',
  async (name) => {
    await changeSetting('sources', 'arxiv, huggingface, hackernews, bluesky, github, reddit, semanticscholar, x')
    await collectAt(NOON)
    await collectAt(NOON)
    const undisturbed = await whatWasKept()
    await forgetEverything()

    const stop = new AbortController()
    const killed = collect({
      now: () => NOON,
      signal: stop.signal,
      onProgress: ({ source }) => source === name && stop.abort(),
    })
    await expect(killed).rejects.toThrow()
    // Whoever is killed puts nothing back: its claims run out.
    await db().watch.updateMany({ where: { checkedAt: null }, data: { claimedUntil: hoursLater(0.1) } })
    await db().service.updateMany({ data: { busyUntil: null } })
    await Promise.all([collectAt(hoursLater(0.2)), collectAt(hoursLater(0.2))])
    // One may have looked before the other had heard of a paper.
    await collectAt(hoursLater(0.2))
    expect(await whatWasKept()).toEqual(undisturbed)
  },
)

test('a day is read again from what was kept, also what was paid for or asked with a body', async () => {
  await collectAt(NOON)
  const { watches: _, ...before } = await whatWasKept()
  await db().$executeRaw`TRUNCATE paper, mention, watch, run, service CASCADE`
  await db().answer.updateMany({ data: { fetchedAt: NOON } })
  internet.asked.splice(0)
  const { sources } = await replay(DAY)
  expect(sources.filter(({ failure }) => failure)).toEqual([])
  const { watches: __, ...after } = await whatWasKept()
  expect(after).toEqual(before)
  expect(internet.asked).toEqual([])
  expect(
    await db().answer.count({
      where: { OR: [{ request: { contains: 'token' } }, { request: { contains: 'invented' } }] },
    }),
  ).toBe(0)
})

/** As before the first run. */
async function forgetEverything() {
  await db().$executeRaw`TRUNCATE paper, mention, watch, run, service, answer CASCADE`
}
