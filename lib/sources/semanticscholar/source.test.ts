import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { provideInternet } from '../../../e2e/provide-internet'
import { settle } from '../../env'
import { type Ask, askPolitely, type SourceFailure } from '../../http'
import type { Tools } from '../schema'
import { parsePapers } from './parser'
import { semanticScholar } from './source'

beforeAll(() => {
  process.env.SEMANTIC_SCHOLAR_KEY = 'key'
})
beforeEach(() => settle('NEXTAUTH_URL', undefined))
const internet = provideInternet()

const ask: Ask = (request) => askPolitely(request, { enter: async () => {}, leave: async () => {} }, 'HotPapers/0.1')
const check = (ids: string[], now = '2026-11-05T12:00:00Z') =>
  semanticScholar.check(
    ids.map((subject) => ({ subject, day: '2026-11-04', memory: null })),
    { ask, now: new Date(now) } as Tools,
  )
const failure = () =>
  check(['2611.01001']).then(
    () => expect.unreachable('It was to fail.'),
    (error: SourceFailure) => error,
  )

test('many papers are asked about at once, and of those it does not know nothing is said', async () => {
  expect(await check(['2611.01002', '2611.01001'])).toMatchObject([
    { subject: '2611.01002', citations: [] },
    { subject: '2611.01001', citations: [{ arxivId: '2611.01001', count: 3 }] },
  ])
  expect(internet.asked).toHaveLength(1)
  // That it knows none of them is how it is on the first days.
  expect(await check(['2611.01002'])).toMatchObject([{ citations: [] }])
})

test('a paper is looked up every day for two weeks, then every week, for a year', async () => {
  const next = async (now: string) => (await check(['2611.01001'], now))[0]?.nextCheckAt
  expect(await next('2026-11-05T12:00:00Z')).toEqual(new Date('2026-11-06T12:00:00Z'))
  expect(await next('2026-11-20T12:00:00Z')).toEqual(new Date('2026-11-27T12:00:00Z'))
  expect(await next('2027-12-01T12:00:00Z')).toBeNull()
})

test('a key that it does not take is said in a sentence', async () => {
  process.env.SEMANTIC_SCHOLAR_KEY = 'wrong'
  settle('NEXTAUTH_URL', undefined)
  expect((await failure()).message).toBe('Semantic Scholar does not take this SEMANTIC_SCHOLAR_KEY (403).')
  process.env.SEMANTIC_SCHOLAR_KEY = ''
  settle('NEXTAUTH_URL', undefined)
  expect(semanticScholar.missing?.()).toMatch(/^SEMANTIC_SCHOLAR_KEY is not set/)
  process.env.SEMANTIC_SCHOLAR_KEY = 'key'
})

test.each([
  ['too many', 'api.semanticscholar.org answered 429 (Rate exceeded.), 3 times.'],
  ['unavailable', 'api.semanticscholar.org answered 503 (503 Service Unavailable), 3 times.'],
  ['not json', 'The list of papers is not JSON.'],
  ['cut', 'The list of papers is not JSON.'],
  ['endless', 'api.semanticscholar.org sent more than 30 MB.'],
] as const)('%s is said in a sentence', async (fault, sentence) => {
  internet.fail('api.semanticscholar.org', fault)
  expect((await failure()).message).toBe(sentence)
})

test('when it may be asked again is heeded', async () => {
  internet.fail('api.semanticscholar.org', 'too many, retry after')
  expect(Number((await failure()).retryAt) - Date.now()).toBeGreaterThan(7_100_000)
})

test('papers are known by what they say they are', () => {
  const body = readFileSync(join(import.meta.dirname, 'fixtures/s2-paper-batch.json'), 'utf8')
  expect(parsePapers(body)).toEqual({
    citations: [
      { arxivId: '2611.01001', count: 3 },
      { arxivId: '2611.01003', count: 0 },
    ],
    dropped: 0,
  })
  expect(parsePapers('[null]')).toEqual({ citations: [], dropped: 0 })
  expect(() => parsePapers('{"error":"Unrecognized or unsupported fields: [unknown]"}')).toThrow('The list of papers')
})
