import fc from 'fast-check'
import { expect, test } from 'vitest'
import { receiptSchema } from '../digests/schema'
import { strengthOf, weigh } from './balanced'
import { rank } from './rank'
import type { Asked, Echo, Post } from './schema'

const SOURCES = ['bluesky', 'github', 'hackernews', 'huggingface', 'x']
const count = fc.oneof(fc.constant(0), fc.nat(20), fc.nat(1_000_000))
const counts = fc.record({ upvotes: count, comments: count, likes: count, reposts: count })

const post: fc.Arbitrary<Post> = fc.record({
  source: fc.constantFrom('bluesky', 'x'),
  account: fc.constantFrom('ana', 'bo', 'cy', 'dee'),
  isProgram: fc.constant(false),
  byAuthor: fc.constant(false),
  reposts: count,
  likes: count,
  quotes: count,
  replies: count,
})

const papers: fc.Arbitrary<Echo[]> = fc
  .array(
    fc.record({
      counts: fc.uniqueArray(
        fc.tuple(fc.constantFrom(...SOURCES), counts).map(([source, given]) => ({ source, ...given })),
        { selector: ({ source }) => source },
      ),
      posts: fc.array(post, { maxLength: 6 }),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((given) => given.map((paper, i) => ({ arxivId: `2611.${String(10000 + i)}`, ...paper })))

const asked: Asked[] = SOURCES.map((source) => ({ source }))
const rule = fc.constantFrom('balanced' as const, 'original' as const)

test('in which order papers, counts, posts and sources come changes neither a score nor a receipt', () => {
  fc.assert(
    fc.property(rule, papers, fc.infiniteStream(fc.double({ noNaN: true })), (rule, papers, random) => {
      const shuffle = <T>(items: T[]) =>
        items
          .map((item) => ({ item, at: random.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ item }) => item)
      const shuffled = shuffle(papers).map((paper) => ({
        ...paper,
        // The original rule's inputs stand as the counts came.
        counts: rule === 'balanced' ? shuffle(paper.counts) : paper.counts,
        posts: shuffle(paper.posts),
      }))
      expect(rank(rule, shuffled, shuffle(asked))).toEqual(rank(rule, papers, asked))
    }),
  )
})

test('more of anything never costs a paper its score or its place', () => {
  const more = fc.record({
    name: fc.constantFrom('upvotes' as const, 'comments' as const, 'likes' as const, 'reposts' as const),
    by: fc.integer({ min: 1, max: 1000 }),
    pick: fc.nat(),
  })
  fc.assert(
    fc.property(rule, papers, more, post, (rule, papers, { name, by, pick }, added) => {
      const chosen = papers[pick % papers.length] as Echo
      const raised = papers.map((paper) =>
        paper === chosen
          ? {
              ...paper,
              counts: paper.counts.map((counts) => ({ ...counts, [name]: Number(counts[name]) + by })),
              posts: [...paper.posts.map((post) => ({ ...post, likes: post.likes + by })), added],
            }
          : paper,
      )
      const [before, after] = [rank(rule, papers, asked), rank(rule, raised, asked)]
      const at = (ranked: typeof before) => ranked.findIndex(({ arxivId }) => arxivId === chosen.arxivId)
      expect(after[at(after)]?.score).toBeGreaterThanOrEqual(before[at(before)]?.score ?? 0)
      expect(at(after)).toBeLessThanOrEqual(at(before))
    }),
  )
})

test('a source that failed is left out, the others weigh as though it did not exist, and the receipt says so', () => {
  fc.assert(
    fc.property(papers, fc.subarray(SOURCES, { maxLength: SOURCES.length - 1 }), (papers, silent) => {
      const answered = asked.filter(({ source }) => !silent.includes(source))
      const failed = silent.map((source) => ({ source, failure: `${source}, which did not answer` }))
      const ranked = rank('balanced', papers, [...failed, ...answered])
      const without = rank('balanced', papers, answered)
      expect(ranked.map(({ arxivId, score }) => ({ arxivId, score }))).toEqual(
        without.map(({ arxivId, score }) => ({ arxivId, score })),
      )
      for (const { receipt } of ranked) {
        expect(receipt.sources?.map(({ source }) => source)).toEqual(answered.map(({ source }) => source))
        expect(receipt.sources?.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1)
        for (const { failure } of failed) expect(receipt.leftOut).toContain(failure)
      }
    }),
  )
})

test('a stored receipt gives its score again', () => {
  fc.assert(
    fc.property(rule, papers, (rule, papers) => {
      for (const { score, receipt } of rank(rule, papers, asked)) {
        const { inputs, sources } = receiptSchema.parse(JSON.parse(JSON.stringify(receipt)))
        if (!sources) expect(inputs.reduce((sum, { value, weight }) => sum + value * weight, 0)).toBe(score)
        else expect(weigh(sources)).toBe(score)
        for (const { source, strength } of sources ?? []) expect(strengthOf(source, inputs)).toBe(strength)
      }
    }),
  )
})

const quiet = { isProgram: false, byAuthor: false, reposts: 0, likes: 0, quotes: 0, replies: 0 }
const by = (account: string, given: Partial<Post> = {}): Post => ({ ...quiet, source: 'bluesky', account, ...given })
const paper = (arxivId: string, posts: Post[]): Echo => ({ arxivId, counts: [], posts })
const order = (papers: Echo[]) => rank('balanced', papers, asked).map(({ arxivId }) => arxivId)

test('many who like a little count for more than one who is liked a lot', () => {
  const crowd = ['ana', 'bo', 'cy', 'dee'].map((account) => by(account, { likes: 20 }))
  const star = paper('2611.00001', [by('star', { likes: 9000 }), by('star', { likes: 8000 })])
  expect(order([star, paper('2611.00002', crowd)])).toEqual(['2611.00002', '2611.00001'])
  expect(rank('balanced', [star], asked)[0]?.receipt).toMatchObject({
    inputs: [{ source: 'bluesky', name: 'post', value: 9000, weight: 1 }],
    accounts: 1,
    fromOne: 1,
    leftOut: ['1 more by accounts that are counted'],
  })
})

test('what a program or one of the authors posts counts for little', () => {
  expect(
    order([
      paper('2611.00001', [by('feed', { likes: 500, isProgram: true })]),
      paper('2611.00002', [by('ana', { likes: 500, byAuthor: true })]),
      paper('2611.00003', [by('bo', { likes: 100 })]),
    ]),
  ).toEqual(['2611.00003', '2611.00002', '2611.00001'])

  // An account that links to every paper says nothing of any.
  const all = Array.from({ length: 13 }, (_, i) => paper(`2611.${10001 + i}`, [by('firehose', { likes: 500 })]))
  expect(order([...all, paper('2611.20000', [by('bo', { likes: 10 })])])[0]).toBe('2611.20000')
  expect(rank('balanced', all, asked)[0]?.receipt).toMatchObject({ accounts: 0, fromOne: 1 })
})

test('a paper that only one source knows of can lead, and one that nobody spoke of has no score', () => {
  const upvoted = (arxivId: string, upvotes: number): Echo => ({
    arxivId,
    counts: [{ source: 'huggingface', upvotes, comments: 0 }],
    posts: [],
  })
  const scores = rank(
    'balanced',
    [upvoted('2611.00001', 90), upvoted('2611.00002', 2), upvoted('2611.00003', 0)],
    asked,
  )
  expect(scores.map(({ score }) => score)).toEqual([18.18, 9.09, 0])
})
