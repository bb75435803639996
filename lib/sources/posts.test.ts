import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseBacklinks, parsePosts, spansOf as spansOfBluesky } from './bluesky/parser'
import { findRepository, parseStars } from './github/parser'
import { isThere, parseHits } from './hackernews/parser'
import { spansOf } from './html'
import { parseDailyPapers } from './huggingface/parser'
import { parseEmbedOfX, parseStatus } from './oembed/parser'

const fixture = (path: string) => readFileSync(join(import.meta.dirname, path), 'utf8')

test('posts on Bluesky tell their links, counts and who may see them', () => {
  const { posts, cursor } = parsePosts(fixture('bluesky/fixtures/bluesky-searchPosts.json'))
  expect(cursor).toBe('25')
  expect(posts.map(({ authorHandle, arxivIds, withheld }) => [authorHandle, arxivIds, withheld])).toEqual([
    ['ana.example.com', ['2611.01001'], null],
    ['reader.example.org', ['2611.01001'], null],
    ['arxiv-bot.example.net', ['2611.01003'], null],
    ['hidden.example.org', ['2611.01002'], '!no-unauthenticated'],
    // It quotes a post and links to nothing.
    ['quoter.example.com', [], null],
  ])
  expect(posts[0]).toMatchObject({
    url: 'https://bsky.app/profile/did:plc:synthetic000000000000001/post/3synthetic001',
    counts: { likes: 152, reposts: 40, replies: 14, quotes: 6 },
  })
  // Counted in bytes: a thread of four and letters of three before the link.
  expect(posts[1]?.body).toEqual([
    { type: 'text', text: 'Übrigens: 日本語 test before the link ' },
    { type: 'link', text: 'https://arxiv.org/pdf/2611.01001v1', href: 'https://arxiv.org/pdf/2611.01001v1' },
  ])
})

test('links that overlap, lie outside or run are left out, and the words stay', () => {
  const link = (byteStart: number, byteEnd: number, uri = 'https://a.example/') => ({
    index: { byteStart, byteEnd },
    features: [{ $type: 'app.bsky.richtext.facet#link', uri }],
  })
  const spans = spansOfBluesky('one two\nthree', [
    link(4, 7),
    link(5, 9),
    link(8, 99),
    link(8, 13, 'javascript:alert(1)'),
  ])
  expect(spans).toEqual([
    { type: 'text', text: 'one ' },
    { type: 'link', text: 'two', href: 'https://a.example/' },
    { type: 'break' },
    { type: 'text', text: 'three' },
  ])
})

test('backlinks are addresses of posts', () => {
  expect(parseBacklinks(fixture('bluesky/fixtures/constellation-getBacklinks.json'))).toEqual({
    uris: [
      'at://did:plc:synthetic000000000000001/app.bsky.feed.post/3synthetic001',
      'at://did:plc:synthetic000000000000002/app.bsky.feed.post/3synthetic002',
    ],
    cursor: null,
  })
})

test.each([
  fixture('bluesky/fixtures/bluesky-searchPosts-403.html'),
  fixture('bluesky/fixtures/bluesky-error-429.json'),
  '',
])('what is no list of posts is a failure', (body) => {
  expect(() => parsePosts(body)).toThrow(/The list of posts is not/)
})

test('stories count by what they link to, not by the words that the search found', () => {
  const { posts, pages } = parseHits(fixture('hackernews/fixtures/hn-search_by_date.json'))
  expect(pages).toBe(1)
  expect(posts.map(({ sourceId, arxivIds, counts }) => [sourceId, arxivIds, counts])).toEqual([
    ['49000001', ['2611.01001'], { upvotes: 312, replies: 148 }],
    ['49000021', ['2611.01003'], { upvotes: 7, replies: 0 }],
    ['49000031', ['2611.01010'], { upvotes: 4, replies: 1 }],
    ['49000010', ['2611.01002'], null],
  ])
  expect(posts[3]?.body).toEqual([
    { type: 'text', text: 'See also ' },
    { type: 'link', text: 'https://arxiv.org/abs/2611.01002', href: 'https://arxiv.org/abs/2611.01002' },
  ])
  expect([isThere('null'), isThere('{"deleted":true}'), isThere('{"id":1}')]).toEqual([false, false, true])
})

test('featured papers tell upvotes and comments', () => {
  const { readings } = parseDailyPapers(fixture('huggingface/fixtures/hf-daily_papers.json'))
  expect(readings).toEqual([
    { arxivId: '2611.01001', upvotes: 118, comments: 4 },
    { arxivId: '2611.01003', upvotes: 3, comments: 1 },
    { arxivId: '2508.07777', upvotes: 0, comments: 0 },
  ])
})

test.each([
  ['Code: https://github.com/example-org/sparse-routing.', 'example-org/sparse-routing'],
  ['see github.com/a/b.git)', 'a/b'],
  ['https://github.com/features/actions and https://www.github.com/a/b.c/tree/main', 'a/b.c'],
  ['no code', null],
])('%s links to the repository %s', (text, repository) => {
  expect(findRepository(null, text)).toBe(repository)
})

test('a repository has stars', () => {
  expect(parseStars(fixture('github/fixtures/github-repo.json'))).toBe(251)
})

test('an embed of X tells author, words and day', () => {
  expect(parseEmbedOfX(fixture('oembed/fixtures/x-oembed.json'), '1985000000000000001')).toMatchObject({
    authorName: 'Ana Beispiel',
    authorHandle: 'ana_example',
    lang: 'en',
    postedAt: new Date('2026-11-04'),
    body: [
      { type: 'text', text: 'Sparse routing paper ' },
      { type: 'link', text: 'https://t.co/synthetic1', href: 'https://t.co/synthetic1' },
    ],
  })
})

test('on X somebody is who their profile says, whatever their name looks like', () => {
  const embed = { ...JSON.parse(fixture('oembed/fixtures/x-oembed.json')), author_name: 'Bo (@famous)' }
  embed.html = embed.html.replace('Ana Beispiel', embed.author_name)
  expect(parseEmbedOfX(JSON.stringify(embed), '1985000000000000001').authorHandle).toBe('ana_example')
})

test('a post on Mastodon has an address of the web', () => {
  const account = { acct: 'ana', display_name: 'Ana', url: 'https://social.example/@ana' }
  const status = { id: '1', created_at: '2026-11-04', content: '<p>Read</p>', visibility: 'public', account }
  const parse = (url: string) => parseStatus(JSON.stringify({ ...status, url }))
  expect(parse('https://social.example/@ana/1')).toMatchObject({ authorHandle: 'ana@social.example' })
  expect(() => parse('javascript:alert(1)')).toThrow('The post is not what was expected (url')
})

test('of HTML the words, line breaks and links stay', () => {
  expect(
    spansOf(
      '<p>One &amp;<br>two<script>x</script></p><p><a href="javascript:x">three</a> <a href="https://a.example/">#four</a></p>',
    ),
  ).toEqual([
    { type: 'text', text: 'One &' },
    { type: 'break' },
    { type: 'text', text: 'twox' },
    { type: 'break' },
    { type: 'break' },
    { type: 'text', text: 'three ' },
    { type: 'hashtag', text: '#four', href: 'https://a.example/' },
  ])
})
