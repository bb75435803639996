import { expect, test, vi } from 'vitest'
import { provideInternet } from '../e2e/provide-internet'
import { askPolitely, type Gate, type Request, SourceFailure, userAgent } from './http'

const internet = provideInternet()
const SERVICE = { name: 'anywhere', perHour: 100, timeoutMs: 1_000 }
const request = (more: Partial<Request> = {}): Request => ({
  service: SERVICE,
  url: 'https://rss.arxiv.org/rss/cs',
  ...more,
})

function gate() {
  return { enter: vi.fn<Gate['enter']>(async () => {}), leave: vi.fn<Gate['leave']>(async () => {}) }
}

const ask = (given: Request, at: Gate = gate()) => askPolitely(given, at, 'HotPapers/0.1')

test('an answer comes with its text, and unchanged it need not come again', async () => {
  const answer = await ask(request())
  expect(answer.status).toBe(200)
  expect(answer.text).toContain('2611.01001')
  const again = await ask(request({ etag: answer.headers.etag }))
  expect(again).toMatchObject({ status: 304, text: '' })
})

test('what passes is asked again', async () => {
  internet.fail('rss.arxiv.org', 'unavailable', 1)
  internet.fail('rss.arxiv.org', 'reset', 1)
  const doors = gate()
  expect((await ask(request(), doors)).status).toBe(200)
  expect(internet.asked).toHaveLength(3)
  expect(doors.leave.mock.calls.map(([, outcome]) => outcome)).toEqual(['failed', 'failed', 'answered'])
})

test.each([
  ['too many', /answered 429 \(Rate exceeded\.\), 3 times\.$/],
  ['unavailable', /answered 503 \(503 Service Unavailable\), 3 times\.$/],
  ['reset', /could not be reached \(\w+\), 3 times\.$/],
  ['drip', /did not answer in time, 3 times\.$/],
  // More of the same would come.
  ['endless', /sent more than 5 MB\.$/],
] as const)('%s is a failure in a sentence', async (fault, sentence) => {
  internet.fail('rss.arxiv.org', fault)
  const refusal = await ask(request({ maxBytes: 5_000_000 })).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(SourceFailure)
  expect((refusal as SourceFailure).message).toMatch(sentence)
  expect((refusal as SourceFailure).message).toContain('rss.arxiv.org')
})

test('a service that says when it wants to be asked again is not asked before', async () => {
  internet.fail('rss.arxiv.org', 'too many, retry after')
  const doors = gate()
  const refusal = await ask(request(), doors).catch((error: unknown) => error)
  const inTwoHours = (refusal as SourceFailure).retryAt
  expect(inTwoHours?.getTime()).toBeGreaterThan(Date.now() + 7_000_000)
  expect(internet.asked).toHaveLength(1)
  expect(doors.leave).toHaveBeenCalledExactlyOnceWith(SERVICE, { restUntil: inTwoHours })
})

test('what no other attempt mends is asked once', async () => {
  await expect(ask(request({ url: 'https://nowhere.example/' }))).rejects.toThrow('nowhere.example answered 404')
  expect(internet.asked).toHaveLength(1)
  expect((await ask(request({ url: 'https://nowhere.example/', expected: [404] }))).status).toBe(404)
})

test('letters in another encoding are read as what they are', async () => {
  Object.assign(internet.world.papers.get(internet.world.day)?.[0] ?? {}, { title: 'Über Größe' })
  internet.fail('rss.arxiv.org', 'latin1')
  expect((await ask(request())).text).toContain('<title>Über Größe</title>')
})

test('who asks says so, with an address to write to', async () => {
  expect(userAgent('https://papers.example.org', 'ed@example.org')).toBe(
    'HotPapers/0.1 (+https://papers.example.org; mailto:ed@example.org)',
  )
  expect(userAgent('https://papers.example.org', '')).toBe('HotPapers/0.1 (+https://papers.example.org)')
})
