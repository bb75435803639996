import type { z } from 'zod'
import {
  authorSchema,
  categoriesSchema,
  categorySchema,
  digestListSchema,
  digestSchema,
  paperSchema,
  problemSchema,
  searchAnswerSchema,
  topSchema,
} from '../../lib/api/schema'
import { expect, test } from '../test'

test('what the API answers has the shape that it documents', async ({ request, digest }) => {
  const { day, slug, papers } = await digest({
    entries: [
      {
        title: 'Zebrafish $x^2$',
        note: 'Worth *it*.',
        mentions: [{ source: 'x' }, { source: 'bluesky' }, { source: 'bluesky', deletedAt: new Date() }],
        readings: [{ source: 'x', takenAt: new Date('2021-01-01'), likes: 3 }],
      },
      {},
    ],
  })
  const id = papers[0]?.arxivId
  const ask = async <Schema extends z.ZodType>(path: string, schema: Schema) => {
    const answer = await request.get(`/api/v1${path}`)
    expect([path, answer.status(), answer.headers()['access-control-allow-origin']]).toEqual([path, 200, '*'])
    return schema.parse(await answer.json())
  }

  const read = await ask(`/digests/${slug}`, digestSchema)
  expect(read.papers.map(({ arxivId }) => arxivId)).toEqual(papers.map(({ arxivId }) => arxivId))
  expect(read.papers[0]?.posts.map(({ source, text }) => [source, text])).toEqual([
    ['x', undefined],
    ['bluesky', 'Worth reading.'],
  ])

  const paper = await ask(`/papers/${id}`, paperSchema)
  expect(paper.appearances.map(({ digest, rank, note }) => [digest.slug, rank, note])).toEqual([
    [slug, 1, 'Worth *it*.'],
  ])
  expect(paper.readings).toMatchObject([{ source: 'x', likes: 3, reposts: null }])

  const found = await ask('/search?q=zebrafish&sort=newest', searchAnswerSchema)
  expect(found.papers.map(({ arxivId, digest }) => [arxivId, digest?.slug])).toContainEqual([id, slug])

  const { groups } = await ask('/categories', categoriesSchema)
  expect(groups.flatMap(({ categories }) => categories.map(({ code }) => code))).toContain('cs.LG')
  expect((await ask('/categories/cs.LG', categorySchema)).name).toBe('Machine Learning')
  expect(await ask('/authors/Ada%20Example', authorSchema)).toMatchObject({ slug: 'ada-example', name: 'Ada Example' })
  expect((await ask(`/top/${day.slice(0, 4)}`, topSchema)).papers.length).toBeGreaterThan(0)
})

test('digests are paged by their days', async ({ request, digest }) => {
  const days = ['2990-01-03', '2990-01-02', '2990-01-01']
  for (const day of days) await digest({ day })
  const seen: string[] = []
  let next: string | null = '/api/v1/digests?before=2990-01-04&limit=1'
  while (next && seen.length < 3) {
    const page: z.infer<typeof digestListSchema> = digestListSchema.parse(await (await request.get(next)).json())
    seen.push(...page.digests.map(({ day }) => day))
    next = page.next
  }
  expect(seen).toEqual(days)
})

test('what did not change answers 304, and pages of other sites may ask', async ({ request, digest }) => {
  const { slug } = await digest()
  const address = `/api/v1/digests/${slug}`
  const { etag = '' } = (await request.get(address)).headers()
  const again = await request.get(address, { headers: { 'If-None-Match': etag } })
  expect([again.status(), again.headers()['access-control-allow-origin']]).toEqual([304, '*'])
  const head = await request.head(address)
  expect([head.status(), (await head.body()).length]).toEqual([200, 0])
  const preflight = await request.fetch(address, { method: 'OPTIONS' })
  expect([preflight.status(), preflight.headers()['access-control-allow-methods']]).toEqual([204, 'GET, HEAD'])
})

const problems: Record<string, [number, string]> = {
  '/digests/nowhere': [404, 'There is no such digest.'],
  '/digests?limit=1000': [400, '“limit”'],
  '/digests?before=yesterday': [400, '“before”'],
  '/papers/nonsense': [404, 'No paper here has this arXiv id.'],
  '/papers/math/0309136': [404, 'No paper here has this arXiv id.'],
  '/papers/%E0%A4%A': [400, 'It is not written as an address must be.'],
  '/search': [400, '“q”'],
  [`/search?q=${'long '.repeat(2000)}`]: [400, '“q”'],
  '/search?q=x&after=x': [400, '“after”'],
  '/categories/zz.ZZ': [404, 'There is no such category'],
  '/categories/cs.LG?page=99999': [404, 'fewer pages'],
  '/categories/cs.LG?page=0': [400, '“page”'],
  '/authors/nobody-at-all': [404, 'No featured paper is by an author of that name'],
  '/top/1066': [404, 'There is no such period'],
  '/nothing/here': [404, '/api/v1 tells what there is'],
}
for (const [path, [status, words]] of Object.entries(problems))
  test(`${path.slice(0, 40)} is answered with a problem`, async ({ request, digest }) => {
    await digest()
    const answer = await request.get(`/api/v1${path}`)
    expect([answer.status(), answer.headers()['content-type']]).toEqual([status, 'application/problem+json'])
    const problem = problemSchema.parse(await answer.json())
    expect([problem.status, problem.detail]).toEqual([status, expect.stringContaining(words)])
  })

test('other spellings lead to the one address', async ({ request }) => {
  for (const [path, target] of [
    ['/papers/2102.02503v3', '/papers/2102.02503'],
    ['/papers/math.CO/0309136', '/papers/math/0309136'],
    ['/categories/cs.NA', '/categories/math.NA'],
  ]) {
    const answer = await request.get(`/api/v1${path}`, { maxRedirects: 0 })
    expect([answer.status(), answer.headers().location]).toEqual([301, expect.stringMatching(`/api/v1${target}$`)])
  }
})

test('what can only be read says so', async ({ request }) => {
  const answer = await request.post('/api/v1/digests')
  expect([answer.status(), answer.headers().allow, problemSchema.parse(await answer.json()).status]).toEqual([
    405,
    'GET, HEAD',
    405,
  ])
})
