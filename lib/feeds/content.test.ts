import { expect, test } from 'vitest'
import type { PublishedEntry, PublishedMention } from '../digests/queries'
import { renderDigest } from './content'

const post: PublishedMention = {
  position: 1,
  source: 'x',
  sourceId: '1',
  url: 'https://twitter.com/ada/status/1',
  authorName: 'Ada',
  authorHandle: 'ada',
  body: [{ type: 'text', text: 'Worth your time.' }],
  lang: 'en',
  dir: 'ltr',
  postedOn: new Date('2021-02-05'),
  deletedAt: null,
  postedAt: null,
  byAuthor: false,
}

const paper: PublishedEntry = {
  rank: 1,
  arxivId: '1706.03762',
  title: 'Attention Is All You Need',
  authors: ['Ashish Vaswani', 'Noam Shazeer'],
  abstract: 'On attention alone.',
  categories: ['cs.CL', 'cs.LG'],
  note: null,
  engagement: [{ source: 'x', takenAt: '2021-02-07T12:58:11.000Z', reposts: 5190, likes: 1 }],
  score: 5191,
  receipt: undefined,
  paper: { title: '', comment: null, withdrawnAt: null },
  mentions: [],
}

function render(entries: PublishedEntry[], intro: string | null = null, postsFromX: 'text' | 'links' = 'text') {
  return renderDigest({ slug: 'a-day', intro, entries }, { siteUrl: 'https://papers.example.org', postsFromX }).source
}

test('an entry says what a reader of the page is told', () => {
  expect(render([{ ...paper, mentions: [post] }])).toBe(
    `<h2>1. <a href="https://arxiv.org/abs/1706.03762">Attention Is All You Need</a></h2>
<p>Ashish Vaswani, Noam Shazeer</p>
<ul>
<li>5,190 reposts, 1 like on X (7 Feb 2021, 12:58 UTC)</li>
<li><a href="https://arxiv.org/abs/1706.03762">abs</a> | <a href="https://arxiv.org/pdf/1706.03762">pdf</a></li>
<li><a href="https://papers.example.org/categories/cs.CL">cs.CL</a> | <a href="https://papers.example.org/categories/cs.LG">cs.LG</a></li>
</ul>
<p>On attention alone.</p>
<blockquote>
<p lang="en" dir="ltr">Worth your time.</p>
<p>— Ada (@ada), <a href="https://twitter.com/ada/status/1">5 February 2021 on X</a></p>
</blockquote>
`,
  )
})

test('nothing that people wrote becomes markup', () => {
  const evil = `</p><script>alert("1")</script><img src=x onerror='1'> & &amp;lt; ]]>`
  const source = render([
    {
      ...paper,
      title: evil,
      authors: [evil],
      abstract: evil,
      categories: [evil],
      note: evil,
      mentions: [
        {
          ...post,
          authorName: evil,
          authorHandle: evil,
          lang: evil,
          url: `https://x.com/?"${evil}`,
          body: [
            { type: 'text', text: evil },
            { type: 'link', text: evil, href: `https://x.com/?"${evil}` },
          ],
        },
      ],
    },
  ])
  expect(new Set(source.match(/<\/?[a-z]\w*/g))).toEqual(
    new Set(['h2', 'a', 'p', 'ul', 'li', 'blockquote', 'strong'].flatMap((tag) => [`<${tag}`, `</${tag}`])),
  )
  const attributes = source.match(/<[a-z][^>]*>/g)?.flatMap((tag) => tag.match(/ \w+(?==")/g) ?? [])
  expect(new Set(attributes)).toEqual(new Set([' href', ' lang', ' dir']))
  expect(source).toContain('&amp;amp;lt;')
})

test('a post keeps its lines, its links, its language and its direction', () => {
  const source = render([
    {
      ...paper,
      mentions: [
        {
          ...post,
          lang: 'he',
          dir: 'rtl',
          body: [
            { type: 'text', text: 'שלום 👩‍🔬' },
            { type: 'break' },
            { type: 'hashtag', text: '#למידה', href: 'https://twitter.com/hashtag/a?b&c' },
          ],
        },
        { ...post, position: 2, lang: 'und' },
      ],
    },
  ])
  expect(source).toContain(
    '<p lang="he" dir="rtl">שלום 👩‍🔬<br><a href="https://twitter.com/hashtag/a?b&amp;c">#למידה</a></p>',
  )
  expect(source).toContain('<p lang="" dir="ltr">')
})

test('an address that is not of the web is no link', () => {
  const source = render([{ ...paper, mentions: [{ ...post, url: 'javascript:alert(1)' }] }])
  expect(source).toContain('<p>— Ada (@ada), 5 February 2021 on X</p>')
})

test('posts from X become links alone where the site wants that, and no others do', () => {
  const elsewhere = { ...post, position: 2, source: 'bluesky', url: 'https://bsky.app/profile/a/post/1' }
  const source = render([{ ...paper, mentions: [post, elsewhere] }], null, 'links')
  expect(source).toContain('<p>— Ada (@ada), <a href="https://twitter.com/ada/status/1">5 February 2021 on X</a></p>')
  expect(source.match(/Worth your time/g)).toHaveLength(1)
  expect(source.match(/<blockquote>/g)).toHaveLength(1)
})

test('a post that its author deleted is left out', () => {
  const source = render([{ ...paper, mentions: [{ ...post, deletedAt: new Date() }] }])
  expect(source).not.toMatch(/Ada|blockquote/)
})

test('what an entry lacks leaves no gap', () => {
  const bare = { ...paper, authors: [], abstract: null, categories: [], engagement: [] }
  expect(render([bare])).toBe(`<h2>1. <a href="https://arxiv.org/abs/1706.03762">Attention Is All You Need</a></h2>
<ul>
<li><a href="https://arxiv.org/abs/1706.03762">abs</a> | <a href="https://arxiv.org/pdf/1706.03762">pdf</a></li>
</ul>
`)
})

test('thirty authors are all named', () => {
  const authors = Array.from({ length: 30 }, (_, i) => `Author ${i}`)
  expect(render([{ ...paper, authors }])).toContain(`<p>${authors.join(', ')}</p>`)
})

test('a digest without entries says so', () => {
  expect(render([])).toBe('<p>No paper was featured on this day.</p>\n')
})

test('an intro and a note are read as Markdown, with absolute links and without HTML or pictures', () => {
  const markdown =
    '**See** [the archive](/archive), [here](#2) ![p](http://p.example/p.png)\n\n<b>x</b> [js](javascript:1)'
  const source = render([{ ...paper, note: markdown }], markdown)
  expect(source.match(/<strong>See<\/strong> <a href="https:\/\/papers.example.org\/archive">/g)).toHaveLength(2)
  expect(source).toContain('<a href="https://papers.example.org/posts/a-day#2">here</a>')
  expect(source).not.toMatch(/<img|<b>|href="javascript/)
})

test('TeX is read as on the page, without styles', () => {
  const source = render([
    { ...paper, title: 'On $O(n^2)$ by Erd\\H{o}s, https://a.example', abstract: '\\emph{See} https://b.example' },
  ])
  const formula = source.slice(source.indexOf('<math>'), source.indexOf('</math>'))
  expect(formula).toContain('<msup><mi>n</mi><mn>2</mn></msup>')
  expect(source).toContain('</math> by Erdős, https://a.example</a></h2>')
  expect(source).toContain('<p><em>See</em> <a href="https://b.example" rel="nofollow">https://b.example</a></p>')
  expect(source).not.toMatch(/style=|class=|<annotation|<svg/)
})
