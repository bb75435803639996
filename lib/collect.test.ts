import { expect, test } from 'vitest'
import { type InventedPaper, inventBusyDays } from '../e2e/invented-day'
import { provideDatabase } from '../e2e/provide-database'
import { provideInternet } from '../e2e/provide-internet'
import { whatWasKept } from '../e2e/what-was-kept'
import { collect, type Options, replay } from './collect'
import { listPapersOfDay } from './collector/queries'
import { db } from './db'
import { listSourcesOfDay } from './runs/queries'

provideDatabase()
const internet = provideInternet()

const DAY = '2026-11-04'
// Two in the night in New York, when the list is out.
const NIGHT = new Date('2026-11-04T07:00:00Z')
const hoursLater = (hours: number) => new Date(NIGHT.getTime() + hours * 3_600_000)

const collectAt = (time: Date, options: Options = {}) => collect({ now: () => time, ...options })

test('on an ordinary day the papers, the posts and the counts of every source come together', async () => {
  const { day, sources, ranked } = await collectAt(hoursLater(5))
  expect(day).toBe(DAY)
  // Nobody did anything, and there is a draft.
  expect(ranked).toContainEqual({ day: DAY, candidates: 3, draft: 'made' })
  expect(sources.map(({ source, failure }) => [source, failure])).toEqual([
    ['arxiv', null],
    ['huggingface', null],
    ['hackernews', null],
    ['bluesky', null],
    ['github', null],
  ])

  const papers = await listPapersOfDay(DAY, hoursLater(6))
  expect(papers.map(({ arxivId, announcedAs }) => [arxivId, announcedAs])).toEqual([
    ['2610.29999', 'new'],
    ['2611.01001', 'new'],
    ['2611.01002', 'new'],
    ['2611.01003', 'new'],
    ['2611.01004', 'new'],
    ['2611.01005', 'cross'],
  ])
  const [, first, second] = papers
  expect(first).toMatchObject({
    authors: ['Ana Beispiel', 'Jörg Müller-Test', 'Nguyễn Thị Mau'],
    comment: '18 pages, 6 figures. Code: https://github.com/example-org/sparse-routing',
    counts: [
      { source: 'bluesky', likes: 164, reposts: 41, comments: 14, quotes: 6 },
      { source: 'github', upvotes: 251 },
      { source: 'hackernews', upvotes: 312, comments: 148 },
      { source: 'huggingface', upvotes: 118, comments: 4 },
    ],
  })
  expect(first?.mentions.map(({ source, authorHandle, byAuthor }) => [source, authorHandle, byAuthor])).toEqual([
    ['bluesky', 'ana.example.com', true],
    ['bluesky', 'reader.example.org', false],
    ['hackernews', 'tester', false],
  ])
  expect(second?.mentions).toMatchObject([
    { source: 'bluesky', withheld: '!no-unauthenticated', counts: { likes: 33 } },
    { source: 'hackernews', authorHandle: 'commenter', counts: null },
  ])
  expect(await listSourcesOfDay(DAY)).toHaveLength(5)
  expect(internet.asked.every(({ agent }) => /^HotPapers\/\S+ \(\+http/.test(agent))).toBe(true)
})

test('a second look an hour later finds what moved, and appends it', async () => {
  await collectAt(hoursLater(5))
  const before = await whatWasKept()
  await collectAt(hoursLater(5))
  expect(await whatWasKept()).toEqual(before)

  const [first] = internet.world.posts
  // Likes may be taken back.
  Object.assign(first?.counts ?? {}, { likes: 100, reposts: 45 })
  await collectAt(hoursLater(7))
  const curve = await db().snapshot.findMany({
    where: { arxivId: '2611.01001', source: 'bluesky' },
    orderBy: { takenAt: 'asc' },
    select: { likes: true, reposts: true },
  })
  expect(curve).toEqual([
    { likes: 164, reposts: 41 },
    { likes: 112, reposts: 46 },
  ])
  const known = (at: Date) => listPapersOfDay(DAY, at).then((papers) => papers[1]?.counts[0]?.likes)
  expect(await known(hoursLater(6))).toBe(164)
  expect(await known(hoursLater(8))).toBe(112)
})

test('a post that was deleted counts no more', async () => {
  await collectAt(hoursLater(5))
  internet.world.posts.splice(0, 1)
  await collectAt(hoursLater(7))
  const [, paper] = await listPapersOfDay(DAY, hoursLater(8))
  expect(paper?.mentions.map(({ authorHandle }) => authorHandle)).toEqual(['reader.example.org', 'tester'])
  expect(paper?.counts[0]).toMatchObject({ source: 'bluesky', likes: 12 })
})

test.each([
  ['rss.arxiv.org', 'unavailable', 'arxiv'],
  ['rss.arxiv.org', 'cut', 'arxiv'],
  ['huggingface.co', 'not json', 'huggingface'],
  ['hn.algolia.com', 'too many, retry after', 'hackernews'],
  ['public.api.bsky.app', 'reset', 'bluesky'],
  ['api.github.com', 'too many', 'github'],
] as const)(
  'where %s answers %s, the others go on, and what was missed comes when it is well again',
  async (place, fault, name) => {
    await collectAt(hoursLater(5))
    const undisturbed = await whatWasKept()
    await forgetEverything()

    internet.fail(place, fault)
    const { sources } = await collectAt(hoursLater(5))
    const failed = sources.filter(({ failure }) => failure).map(({ source }) => source)
    expect(failed).toEqual([name])
    internet.mend()
    await db().service.updateMany({ data: { restsUntil: null, failures: 0 } })
    // When a service wants to be asked again goes by the clock on the wall.
    await db().watch.updateMany({ where: { nextCheckAt: { gt: hoursLater(24 * 18) } }, data: { nextCheckAt: NIGHT } })
    await collectAt(hoursLater(11))
    await collectAt(hoursLater(11))
    expect({ ...(await whatWasKept()), watches: [] }).toEqual({ ...undisturbed, watches: [] })
  },
)

test('pages that overlap, hold things twice and come in another order give the same', async () => {
  const world = inventBusyDays([DAY], 160, 120)
  // Two pages of them at Hugging Face.
  world.papers.set(DAY, world.papers.get(DAY)?.map((paper, i) => ({ ...paper, upvotes: i })) ?? [])
  Object.assign(internet.world, world)
  const collectAll = async () => {
    for (const source of ['arxiv', 'huggingface', 'hackernews']) {
      const { sources } = await collectAt(hoursLater(5), { source })
      expect(sources).toMatchObject([{ source, failure: null }])
    }
  }
  await collectAll()
  const { watches: _, ...undisturbed } = await whatWasKept()
  await forgetEverything()

  for (const place of ['rss.arxiv.org', 'huggingface.co', 'hn.algolia.com']) internet.fail(place, 'reordered')
  await collectAll()
  const { watches: __, ...kept } = await whatWasKept()
  expect(kept).toEqual(undisturbed)
  const asked = internet.asked.filter(({ place }) => place.includes('daily_papers'))
  expect(asked.some(({ place }) => place.includes('&p=1'))).toBe(true)
})

test('an empty feed on an ordinary day is asked for again, on a holiday it is not', async () => {
  const papers = internet.world.papers.get(DAY) ?? []
  internet.world.papers.clear()
  const { sources } = await collectAt(NIGHT, { source: 'arxiv' })
  expect(sources[0]?.failure).toBe('The feed of 2026-11-04 is empty, on a day that should have papers.')
  internet.world.papers.set(DAY, papers)
  await collectAt(hoursLater(1), { source: 'arxiv' })
  expect(await db().paper.count()).toBe(6)

  internet.world.day = '2026-11-26'
  expect(await collectAt(new Date('2026-11-26T06:00:00Z'), { source: 'arxiv' })).toMatchObject({
    sources: [{ failure: null }],
  })
})

test('a stale batch under a fresh date is noticed, and gives nobody a second day', async () => {
  await collectAt(NIGHT, { source: 'arxiv' })
  const papers = internet.world.papers.get(DAY) ?? []
  internet.world.day = '2026-11-05'
  internet.world.papers.set('2026-11-05', papers)
  const nextNight = hoursLater(24)
  const { sources } = await collectAt(nextNight, { source: 'arxiv' })
  expect(sources[0]?.staleAt).toEqual(nextNight)
  expect(sources[0]?.failure).toMatch(/^The feed says 2026-11-05 but holds nothing newer than 2611\.01004/)
  expect(await db().paper.count({ where: { announcedOn: new Date('2026-11-05') } })).toBe(0)
})

test('details that the answer leaves out are asked for again', async () => {
  await collectAt(NIGHT, { source: 'arxiv' })
  const watch = () => db().watch.findFirstOrThrow({ where: { subject: { startsWith: 'details' } } })
  expect(await watch()).toMatchObject({ nextCheckAt: null })
  await forgetEverything()

  const papers = internet.world.papers.get(DAY) ?? []
  const details = internet.world.papers
  // The feed knows them, the query interface does not yet.
  const feedOnly = papers.slice(0, 2)
  internet.world.hidden = new Set(feedOnly.map(({ id }) => id))
  const { sources } = await collectAt(NIGHT, { source: 'arxiv' })
  expect(sources[0]?.failure).toBe('Details of 2 of 6 papers were not in the answer.')
  expect((await watch()).memory).toMatchObject({ ids: ['2611.01001', '2611.01002'], tries: 1 })
  internet.world.hidden = new Set()
  await collectAt(hoursLater(1), { source: 'arxiv' })
  expect(await watch()).toMatchObject({ nextCheckAt: null })
  expect(details.size).toBe(1)
})

test('a day that was missed comes from the records', async () => {
  internet.world.day = '2026-11-05'
  internet.world.papers.set('2026-11-05', [])
  await collectAt(new Date('2026-11-05T15:00:00Z'), { source: 'arxiv' })
  expect((await listPapersOfDay(DAY)).map(({ arxivId }) => arxivId)).toEqual([
    '2610.29999',
    '2611.01001',
    '2611.01002',
    '2611.01003',
    '2611.01004',
    '2611.01005',
  ])
})

test('a new version changes the paper and is never new again; a withdrawal is kept', async () => {
  await collectAt(hoursLater(5), { source: 'arxiv' })
  const paper = internet.world.papers.get(DAY)?.[0]
  const submitted = [...(paper?.versions ?? []), { submittedAt: '2026-11-04T18:00:00Z', isWithdrawn: true }]
  const revised = { ...paper, title: 'Dense Routing', announced: 'replace', versions: submitted } as InventedPaper
  internet.world.day = '2026-11-05'
  internet.world.papers.set('2026-11-05', [revised])
  await collectAt(hoursLater(29), { source: 'arxiv' })

  const kept = await db().paper.findUniqueOrThrow({ where: { arxivId: '2611.01001' }, include: { versions: true } })
  expect(kept).toMatchObject({
    title: 'Dense Routing',
    announcedOn: new Date(DAY),
    announcedAs: 'new',
    withdrawnAt: new Date('2026-11-04T18:00:00Z'),
  })
  expect(kept.versions.map(({ number, title, announcedAs }) => [number, title?.slice(0, 6), announcedAs])).toEqual([
    [1, 'Sparse', 'new'],
    [2, 'Dense ', 'replace'],
  ])
  expect(await listPapersOfDay('2026-11-05')).toEqual([])
})

test('killed in the middle and started again, or twice at once: the same as undisturbed', async () => {
  await collectAt(hoursLater(5))
  const undisturbed = await whatWasKept()
  await forgetEverything()

  const stop = new AbortController()
  const killed = collectAt(hoursLater(5), {
    signal: stop.signal,
    onProgress: ({ source, asked }) => source === 'huggingface' && asked > 2 && stop.abort(),
  })
  await expect(killed).rejects.toThrow()
  // What a killed process had in hand comes back when its claims run out.
  await db().watch.updateMany({
    where: { source: 'huggingface', checkedAt: null },
    data: { claimedUntil: hoursLater(5.1) },
  })
  await db().service.updateMany({ data: { busyUntil: null } })
  await collectAt(hoursLater(5.2))
  expect(await whatWasKept()).toEqual(undisturbed)

  await forgetEverything()
  await Promise.all([collectAt(hoursLater(5)), collectAt(hoursLater(5))])
  // The second may have looked before the first had heard of a paper.
  await collectAt(hoursLater(5))
  expect(await whatWasKept()).toEqual(undisturbed)
})

test('a rehearsal says what would be found and keeps nothing', async () => {
  const { sources } = await collectAt(hoursLater(5), { dryRun: true })
  expect(sources.find(({ source }) => source === 'arxiv')?.found).toBeGreaterThan(6)
  expect(await db().paper.count()).toBe(0)
  expect(await db().watch.count()).toBe(0)
  expect(await db().run.count()).toBe(0)
})

test('papers that nobody spoke of are not asked about one by one, and the run says so', async () => {
  const { sources } = await collectAt(hoursLater(5))
  const bluesky = sources.find(({ source }) => source === 'bluesky')
  // Heard of on Hacker News or Hugging Face: three of six.
  expect(bluesky).toMatchObject({ asked: 3, notAsked: 3 })
  const subjects = internet.asked.flatMap(({ place }) => /getBacklinks\?subject=([^&]+)/.exec(place)?.[1] ?? [])
  expect(subjects.some((subject) => subject.includes('2611.01004'))).toBe(false)
})

test.each([
  ['mastodon', undefined, /There is no source mastodon; there are arxiv, /],
  [undefined, '2026-11-05', /The list of 2026-11-05 is not out yet; the newest is that of 2026-11-04\./],
  [undefined, '2026-11-01', /arXiv lists nothing on 2026-11-01\./],
])('of the source %s and the day %s a sentence says what is wrong', async (source, day, sentence) => {
  await expect(collectAt(NIGHT, { source, day })).rejects.toThrow(sentence)
})

/** As before the first run. */
async function forgetEverything() {
  await db().$executeRaw`TRUNCATE paper, mention, watch, run, service, answer CASCADE`
}

test('words of posts that nobody showed are dropped after 30 days, and what is gone from its source leaves the pages', async () => {
  await collectAt(hoursLater(5))
  const { id: shown } = await db().mention.findFirstOrThrow({ where: { authorHandle: 'ana.example.com' } })
  await db().mention.updateMany({ data: { createdAt: NIGHT } })
  // The draft that was made of it shows what it chose; this one shows one post.
  await db().digest.deleteMany()
  const digest = { slug: 'd', day: new Date(DAY), feedId: '1', title: '', description: '', section: '' }
  const entry = { arxivId: '2611.01001', orderKey: 'a0', mentions: { create: { mentionId: shown, orderKey: 'a0' } } }
  await db().digest.create({ data: { ...digest, entries: { create: entry } } })

  internet.world.posts.splice(0, 1)
  const later = hoursLater(31 * 24)
  await collectAt(later)
  const listPosts = () => db().mention.findMany({ orderBy: { id: 'asc' } })
  const posts = await listPosts()
  expect(posts.filter(({ missingSince }) => missingSince).map(({ id }) => id)).toEqual([shown])
  expect(posts.filter(({ deletedAt }) => deletedAt)).toEqual([])
  for (const { id, authorName, body, forgottenAt } of posts)
    expect([authorName, body, forgottenAt]).toEqual(
      id === shown ? ['Ana Beispiel', expect.any(Array), null] : ['', [], later],
    )
  expect(await db().mentionCount.count()).toBeGreaterThan(4)

  await collectAt(hoursLater(32 * 24))
  expect((await listPosts()).filter(({ deletedAt }) => deletedAt).map(({ id }) => id)).toEqual([shown])
})

test('a source that misses most of many posts at once is taken to have failed', async () => {
  await db().paper.create({ data: { arxivId: '2611.01001', title: '' } })
  const words = {
    url: 'https://a.example/',
    authorName: 'Ana',
    authorHandle: 'ana',
    body: [],
    lang: 'en',
    dir: 'ltr' as const,
  }
  const sources = [...Array(12).fill('hackernews'), ...Array(3).fill('x')]
  const mentions = sources.map((source, i) => ({
    mention: { create: { ...words, source, sourceId: `${i}404`, postedOn: new Date(DAY) } },
    orderKey: `a${i}`,
  }))
  const digest = { slug: 'd', day: new Date(DAY), feedId: '1', title: '', description: '', section: '' }
  const entry = { arxivId: '2611.01001', orderKey: 'a0', mentions: { create: mentions } }
  await db().digest.create({ data: { ...digest, entries: { create: entry } } })
  internet.world.posts.splice(0)

  await collectAt(hoursLater(5))
  const missing = await db().mention.findMany({ where: { missingSince: { not: null } }, select: { source: true } })
  expect(missing).toEqual(Array(3).fill({ source: 'x' }))
})

test('a day can be collected again from the answers that were kept, without asking anybody', async () => {
  await collectAt(hoursLater(5))
  const { watches: _, ...before } = await whatWasKept()
  await db().$executeRaw`TRUNCATE paper, mention, watch, run, service CASCADE`
  await db().answer.updateMany({ data: { fetchedAt: hoursLater(5) } })
  internet.asked.splice(0)

  const { sources } = await replay(DAY)
  expect(sources.filter(({ failure }) => failure)).toEqual([])
  const { watches: __, ...after } = await whatWasKept()
  expect(after).toEqual(before)
  expect(internet.asked).toEqual([])
  await expect(replay('2026-11-03')).rejects.toThrow('No answers of 2026-11-03 are kept')
})
