import { expect, test } from 'vitest'
import type { DigestContent } from '../digests/schema'
import { join, parseAside, separate } from './aside'
import { fileName, parseDigest } from './digest'
import { FILE, post } from './fixtures/post'

const { draft: _, ...content } = parseDigest(post, FILE).digest

function carried(content: DigestContent) {
  const { text, aside } = separate(content, {})
  const { draft: _, ...said } = parseDigest(text, fileName(content.day, {})).digest
  return { text, aside, content: join(said, parseAside(JSON.stringify(aside))) }
}

test('what the format can say leaves nothing aside', () => {
  expect(separate(content, {})).toEqual({ text: post, aside: {} })
})

test('a digest made here comes back equal', () => {
  const [first, second, third] = content.entries
  if (!first || !second || !third) throw new Error('The post has three entries.')
  const toot = {
    source: 'bluesky',
    sourceId: 'at://did:plc:example/app.bsky.feed.post/1',
    url: 'https://bsky.app/profile/dee.example/post/1',
    authorName: 'Dee',
    authorHandle: 'dee.example',
    body: [{ type: 'text' as const, text: 'A\n\nthread' }],
    lang: 'en',
    dir: 'ltr' as const,
    postedOn: '2031-03-03',
  }
  const [tweet] = first.mentions
  if (!tweet) throw new Error('The first entry has a tweet.')
  const made: DigestContent = {
    ...content,
    slug: 'the-big-one',
    day: '2031-03-05',
    title: 'Papers:\n"hot"',
    intro: 'Hello *all*',
    byline: 'Ada',
    socialImage: null,
    writtenAt: '2031-03-06T08:00:00.123Z',
    entries: [
      {
        ...first,
        title: 'In two\nlines',
        authors: ['Vaswani, Ashish', 'Noam Shazeer'],
        abstract: '<blockquote class="twitter-tweet">',
        categories: ['cs.CL', 'not a category'],
        note: 'Read $x$.',
        engagement: [
          { source: 'bluesky', takenAt: '2031-03-05T10:00:00.000Z', reposts: 3, likes: 9, comments: 1 },
          { source: 'x', takenAt: '2031-03-05T10:00:00.500Z', reposts: 7, likes: null },
        ],
        score: 12.5,
        receipt: { rule: 'weighted', version: 3, inputs: [], leftOut: ['x'] },
        mentions: [toot, tweet, { ...tweet, url: 'https://x.com/ada_example/status/1', sourceId: '1' }, tweet, toot],
      },
      { ...second, engagement: [], score: 0 },
      third,
    ],
  }

  const { text, aside, content: back } = carried(made)
  expect(back).toEqual(made)
  expect(text).toContain('- retweets: 7, favorites: 0 (03/05/2031 10:00:00)')
  expect(aside.entries?.map(({ arxivId, mentions }) => [arxivId, mentions?.map(({ position }) => position)])).toEqual([
    ['1706.03762', [1, 3, 5]],
    ['hep-th/9711200', undefined],
  ])
})

test.each([
  ['{', 'expected JSON'],
  ['[]', 'expected object'],
  ['{"intro": 1}', 'intro'],
  ['{"unknown": 1}', 'unknown'],
  ['{"intro": "\\u0000"}', 'NUL'],
  ['{"intro": "\\ud800"}', 'half a character'],
])('%s beside a post is refused', (text, message) => {
  expect(() => parseAside(text)).toThrow(message)
})

test('an entry or a place that the post does not have is refused', () => {
  expect(() => join(content, { entries: [{ arxivId: '2101.00001', note: 'x' }] })).toThrow('no entry 2101.00001')
  const [mention] = content.entries[0]?.mentions ?? []
  if (!mention) throw new Error('The first entry has a tweet.')
  const mentions = [{ ...mention, position: 9 }]
  expect(() => join(content, { entries: [{ arxivId: '1706.03762', mentions }] })).toThrow('no place 9')
})
