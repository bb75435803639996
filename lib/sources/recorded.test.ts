import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseFeed, parseQuery, parseRecords } from './arxiv/parser'
import { parseBacklinks, parsePosts } from './bluesky/parser'
import { parseStars } from './github/parser'
import { parseHits } from './hackernews/parser'
import { parseDailyPapers } from './huggingface/parser'
import { parseEmbedOfX, parseStatus } from './oembed/parser'
import { parseListing } from './reddit/parser'
import { parsePapers } from './semanticscholar/parser'
import { parseSearch } from './x/parser'

// Answers of real services, which hold real people's posts: read where they are, never kept here.
const FOLDER = process.env.FIXTURES_DIR ?? '../shared/fixtures'
const read = (path: string) => readFileSync(join(FOLDER, path), 'utf8')

/** How many values an answer gave, however deep. */
const countFields = (value: unknown): number => {
  if (value === null || value === undefined || value === '') return 0
  if (typeof value !== 'object' || value instanceof Date) return 1
  return Object.values(value).reduce((sum: number, each) => sum + countFields(each), 0)
}

const ORDINARY: [pattern: string, parse: (body: string) => { items: unknown[]; dropped?: number; isBare?: boolean }][] =
  [
    ['arxiv/rss-*.xml', (body) => ({ ...parseFeed(body), items: parseFeed(body).papers })],
    ['arxiv/query-{search,id}-*.xml', (body) => ({ ...parseQuery(body), items: parseQuery(body).papers })],
    ['arxiv/query-cs.LG-*.xml', (body) => ({ ...parseQuery(body), items: parseQuery(body).papers })],
    ['arxiv/query-empty.xml', (body) => ({ ...parseQuery(body), items: parseQuery(body).papers })],
    ['arxiv/oai-ListRecords-arXivRaw*.xml', (body) => ({ ...parseRecords(body), items: parseRecords(body).papers })],
    ['bluesky/{search,get}Posts.json', (body) => ({ items: parsePosts(body).posts })],
    ['bluesky/getQuotes.json', (body) => ({ items: parsePosts(body).posts })],
    ['hn/search-front_page-2025-07-21.json', (body) => ({ items: [parseHits(body).pages] })],
    ['huggingface/daily_papers-*.json', (body) => ({ items: parseDailyPapers(body).readings })],
    ['github/get-repository.json', (body) => ({ items: [parseStars(body) + 1] })],
    ['x/oembed-*.json', (body) => ({ items: [parseEmbedOfX(body, '1')] })],
    ['mastodon/status-with-card.json', (body) => ({ items: [parseStatus(body)] })],
    ['x/v2-search-recent-*.json', (body) => ({ ...parseSearch(body), items: parseSearch(body).posts })],
    [
      'x/v2-filtered-stream-event.*.json',
      // One post, where a search has many.
      (body) => {
        const { data, includes } = JSON.parse(body)
        const { posts, dropped } = parseSearch(JSON.stringify({ data: [{ ...data, referenced_tweets: [] }], includes }))
        return { items: posts, dropped }
      },
    ],
    ['synthetic/x-search-recent*.json', (body) => ({ ...parseSearch(body), items: parseSearch(body).posts })],
    ['{reddit/search,synthetic/reddit-domain-new}.json', (body) => ({ ...parseListing(body), items: listed(body) })],
    [
      '{semanticscholar/paper-batch-with-null,synthetic/s2-paper-batch}.json',
      (body) => ({ ...parsePapers(body), items: [parsePapers(body)] }),
    ],
    // What a search finds looks as what a batch does.
    [
      'semanticscholar/paper-search*.json',
      (body) => {
        const papers = parsePapers(JSON.stringify(JSON.parse(body).data ?? []))
        return { items: papers.citations, dropped: papers.dropped, isBare: true }
      },
    ],
    ['synthetic/constellation-getBacklinks.json', (body) => ({ items: parseBacklinks(body).uris })],
  ]
/** All of them, those that were taken out too. */
function listed(body: string) {
  const { posts, gone } = parseListing(body)
  return [...posts, ...gone]
}

const EMPTY = /empty/
let checked = 0

describe.skipIf(!existsSync(FOLDER))(`recorded answers in ${FOLDER}`, () => {
  const cases = ORDINARY.flatMap(([pattern, parse]) =>
    globSync(pattern, { cwd: FOLDER }).map((path) => ({ path, parse })),
  )

  test.each(cases)('$path is read whole', ({ path, parse }) => {
    const { items, dropped = 0, isBare = false } = parse(read(path))
    expect(dropped).toBe(0)
    const fields = countFields(items)
    if (EMPTY.test(path)) expect(fields).toBe(0)
    else if (!isBare) expect(fields).toBeGreaterThan(0)
    checked += fields
  })

  test('as many papers, posts and readings come out as went in', () => {
    expect(parseFeed(read('arxiv/rss-cs.AI-2025-08-20.derived.xml')).papers).toHaveLength(87)
    expect(parseQuery(read('arxiv/query-search-100.xml')).papers).toHaveLength(100)
    expect(parseQuery(read('arxiv/query-id-title-zero.xml')).papers[0]?.title).toBe('0')
    expect(parseQuery(read('arxiv/query-id-many-authors.xml')).papers[0]?.authors).toHaveLength(34)
    const records = parseRecords(read('arxiv/oai-ListRecords-arXivRaw.rendered.xml'))
    expect(records.papers).toHaveLength(12)
    expect(records.papers.some(({ versions }) => versions?.at(-1)?.isWithdrawn)).toBe(true)
    expect(records.papers.some(({ versions }) => versions?.length === 19)).toBe(true)
    expect(parsePosts(read('bluesky/searchPosts.json')).posts).toHaveLength(25)
    expect(parseSearch(read('x/v2-search-recent-minimal.json')).posts).toHaveLength(10)
    expect(parseDailyPapers(read('huggingface/daily_papers-2026-06-12.json')).readings).toHaveLength(30)
    expect(parseDailyPapers(read('huggingface/daily_papers-2026-07-31.json')).readings).toHaveLength(5)
  })

  test('errors and cut answers are failures', () => {
    expect(() => parseFeed(read('arxiv/atom-cs.AI-2025-08-20.truncated.xml'))).toThrow('not whole XML')
    expect(() => parseQuery(read('arxiv/query-error-400-bad-id.xml'))).toThrow('The query was refused')
    expect(() => parseRecords(read('arxiv/oai-error-badResumptionToken.rendered.xml'))).toThrow('were refused')
    for (const path of ['error-400-bad-fields', 'error-403', 'error-404'])
      expect(() => parsePapers(read(`semanticscholar/${path}.json`))).toThrow('The list of papers')
    expect(parseRecords(read('arxiv/oai-error-noRecordsMatch.rendered.xml'))).toMatchObject({ isNone: true })
  })

  test('the words of every post are those that it has', () => {
    const { posts } = JSON.parse(read('bluesky/searchPosts.json'))
    const texts = parsePosts(read('bluesky/searchPosts.json')).posts.map(({ body }) =>
      body.map((span) => (span.type === 'break' ? '\n' : span.text)).join(''),
    )
    expect(texts).toEqual(posts.map((post: { record: { text: string } }) => post.record.text))
  })

  test('what was checked is told', () => {
    process.stdout.write(`\n${cases.length} recorded answers, ${checked} fields\n`)
    expect(checked).toBeGreaterThan(3_000)
  })
})
