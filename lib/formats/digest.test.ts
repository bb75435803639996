import { expect, test } from 'vitest'
import type { PublishedDigest } from '../digests/queries'
import { type Format, formats } from './digest'

const post = {
  position: 1,
  url: 'https://example.org/post',
  authorName: 'An_Example',
  authorHandle: 'example',
  body: [{ type: 'text', text: 'Said *so*' }],
  lang: 'en',
  dir: 'ltr',
  postedOn: new Date('2021-02-05'),
  deletedAt: null,
  postedAt: null,
  byAuthor: false,
}
const digest = {
  slug: 'a-day',
  day: new Date('2021-02-05'),
  title: 'A day',
  intro: 'An *intro*.',
  description: '',
  tags: [],
  publishedAt: new Date(0),
  entries: [
    {
      rank: 1,
      arxivId: '2102.02503',
      title: 'On $x^2$ [sic]',
      authors: ['Ada Example'],
      abstract: 'Of * and _.',
      categories: ['cs.LG'],
      note: 'One.\nTwo.',
      score: 5290,
      engagement: [{ source: 'x', takenAt: '2021-02-07T12:58:11.000Z', reposts: 5190, likes: 100 }],
      mentions: [
        { ...post, source: 'x', sourceId: '1' },
        { ...post, source: 'bluesky', sourceId: '2', byAuthor: true },
        { ...post, source: 'bluesky', deletedAt: new Date() },
      ],
    },
  ],
} as unknown as PublishedDigest

const counts = { takenAt: new Date(1000), reposts: 2, likes: 3, replies: 0, quotes: null, upvotes: null }
const write = (format: Format) =>
  formats[format].write(digest, 'https://papers.example.org', new Map([['x 1', counts]]))

test('Markdown says what the page says, and words stay words', () => {
  expect(write('md')).toBe(`# A day

Friday, 5 February 2021, 1 paper. https://papers.example.org/posts/a-day

An *intro*.

## 1. [On x² \\[sic\\]](https://arxiv.org/abs/2102.02503)

Ada Example

Score 5,290 (5,190 reposts, 100 likes on X). cs.LG

> One.
> Two.

Of \\* and \\_.

- An\\_Example (@example), [5 February 2021 on X](https://example.org/post)
- “Said \\*so\\*” — An\\_Example (@example), [5 February 2021 on Bluesky](https://example.org/post)
`)
})

test('JSON has everything but the texts of posts from X and posts that are gone', () => {
  const { papers } = JSON.parse(write('json'))
  const own = { authorName: 'An_Example', authorHandle: 'example', url: post.url, day: '2021-02-05', lang: 'en' }
  expect(papers[0].posts).toEqual([
    { source: 'x', ...own, byAuthor: false, counts: { ...counts, takenAt: '1970-01-01T00:00:01.000Z' } },
    { source: 'bluesky', ...own, byAuthor: true, text: 'Said *so*' },
  ])
})

test('reference managers get a record a paper', () => {
  expect(write('bib').match(/^@misc/gm)).toHaveLength(1)
  expect(write('ris')).toMatch(/^TY {2}- UNPB\r\n[\s\S]*ER {2}-\n$/)
})
