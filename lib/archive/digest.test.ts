import { expect, test } from 'vitest'
import { parseDigest, writeDigest } from './digest'
import { FILE, post } from './fixtures/post'
import type { Refusal } from './refusal'

const tweet = { source: 'x', authorHandle: 'ada_example', lang: 'en', dir: 'ltr' }

test('a post is read into what it says', () => {
  const { digest, layout } = parseDigest(post, FILE)

  expect(layout).toEqual({})
  expect(digest).toMatchObject({
    slug: 'hot-papers-2031-03-03',
    day: '2031-03-03',
    title: 'Hot Papers 2031-03-03',
    description: 'Hot papers 2031-03-03',
    section: 'arXiv',
    tags: ['arXiv', 'Twitter'],
    socialImage: '/media/picture.jpg',
    writtenAt: '2031-03-04T09:30:05.000Z',
    draft: false,
  })
  const [first, second, third] = digest.entries
  expect(first).toMatchObject({
    arxivId: '1706.03762',
    title: 'Attention Is  All You Need',
    authors: ['Ashish Vaswani', 'Noam Shazeer'],
    categories: ['cs.CL', 'cs.LG'],
    abstract:
      'In short: attention  alone, $\\mathcal{O}(n^2)$ of it, | and "no" recurrence * at <all> & none_of_it #1.',
    engagement: [{ source: 'x', takenAt: '2031-03-04T09:30:05.000Z', reposts: 5190, likes: 100 }],
    score: 5290,
    receipt: { rule: 'original', version: 1 },
  })
  expect(first?.mentions).toEqual([
    {
      ...tweet,
      sourceId: '1366000000000000001',
      url: 'https://twitter.com/ada_example/status/1366000000000000001',
      authorName: 'Ada (@Home) Example',
      postedOn: '2031-03-03',
      body: [
        { type: 'text', text: `Two  spaces & one's "quotes", 1 < 2.` },
        { type: 'break' },
        { type: 'break' },
        { type: 'text', text: 'With ' },
        { type: 'mention', text: '@example', href: 'https://twitter.com/Example' },
        { type: 'text', text: ' on ' },
        { type: 'hashtag', text: '#注意', href: 'https://twitter.com/hashtag/%E6%B3%A8%E6%84%8F' },
        { type: 'text', text: ' and ' },
        { type: 'hashtag', text: '$ATTN', href: 'https://twitter.com/search?q=%24ATTN' },
        { type: 'text', text: ': ' },
        { type: 'link', text: 'https://t.co/AbCdEf1234', href: 'https://t.co/AbCdEf1234' },
        { type: 'text', text: ' ' },
        { type: 'link', text: 'pic.twitter.com/ZyXwVu9876', href: 'https://t.co/ZyXwVu9876' },
      ],
    },
    expect.objectContaining({ lang: 'ar', dir: 'rtl', body: [{ type: 'text', text: 'ورقة\u00a0جيدة' }] }),
  ])
  expect(second).toMatchObject({ arxivId: 'hep-th/9711200', abstract: null })
  expect(second?.mentions[0]?.body).toEqual([{ type: 'text', text: 'Ein Satz\nmit zwei Zeilen.' }])
  expect(third).toMatchObject({ categories: ['cs.LG', 'x-new.AB'], mentions: [] })
})

const head = post.slice(0, post.indexOf('# 1.'))

test.each<[string, string, object]>([
  ['the rule', post, {}],
  ['no entries', head.slice(0, -1), {}],
  ['no entries after an empty line', head, { before: 1 }],
  ['two empty lines before the first entry', post.replace('---\n\n#', '---\n\n\n#'), { before: 2 }],
  ['other empty lines between entries', post.replace('\n\n\n\n\n# 2.', '\n\n# 2.'), { after: { 1: 2 } }],
  ['no line end at the end', post.trimEnd(), { after: { 3: 0 } }],
  ['a draft', post.replace('draft: false', 'draft: true'), {}],
  ['no tags', post.replace(/ {2}- ".*"\n/g, ''), {}],
  ['a title that YAML needs in quotes', post.replace(/title: .*/, 'title: "Papers: \\"hot\\" #1"'), {}],
  ['a title in quotes without need', post.replace(/title: (.*)/, 'title: "$1"'), { title: 'quoted' }],
  ['a plain title that begins with a digit', post.replace(/title: .*/, 'title: 3 papers'), { title: 'plain' }],
  ['a language of a region', post.replace('<p lang="en"', '<p lang="es-419"'), {}],
  ['no author', post.replace('Ashish Vaswani, Noam Shazeer', ''), {}],
  ['categories from elsewhere', post.replaceAll('x-new.AB', '68T05'), {}],
  ['large counts', post.replace('retweets: 5190', 'retweets: 2147483647'), {}],
  ['the same tweet twice', post.replace(/(<blockquote.*\n<script.*\n\n)/, '$1$1'), {}],
])('%s comes back as it was', (_, text, expected) => {
  const { digest, layout } = parseDigest(text, FILE)
  expect(layout).toEqual(expected)
  expect(writeDigest(digest, layout)).toBe(text)
})

test('the day of a slug without one is in the name of the file, and another name is kept', () => {
  const text = post.replace('slug: "hot-papers-2031-03-03"', 'slug: "papers"')
  expect(parseDigest(text, '2031-05-06---Other.md')).toMatchObject({
    digest: { day: '2031-05-06', slug: 'papers' },
    layout: { file: '2031-05-06---Other.md' },
  })
  expect(refusal(text, 'other.md')).toMatchObject({ line: 6, message: expect.stringContaining('expected a day') })
})

test.each<[string, [find: string | RegExp, replace: string], line: number, message: string]>([
  ['no front matter', [/^---\n[\s\S]*?\n---\n/, ''], 1, 'expected front matter'],
  ['front matter that does not end', ['\n---\n\n#', '\n\n#'], 13, '`---` at the end of the front matter'],
  ['a missing key', [/date: .*\n/, ''], 3, 'the key `date` is missing'],
  ['an unknown key', ['template:', 'layout:'], 4, 'the key `layout` is unknown'],
  ['a value without quotes', ['"arXiv"\ntags', 'arXiv\ntags'], 7, '`category` is not in quotes'],
  ['a title that is no text for YAML', [/title: .*/, 'title: Papers: hot'], 2, 'expected it in quotes'],
  ['an impossible date', ['2031-03-04T', '2031-02-30T'], 3, '`date` is `2031-02-30T09:30:05.Z`'],
  ['another template', ['"post"', '"page"'], 4, '`template` is `"page"`, expected `"post"`'],
  ['a draft that is neither', ['draft: false', 'draft: maybe'], 5, 'expected `true` or `false`'],
  [
    'an impossible day in the slug',
    ['papers-2031-03-03"\ncat', 'papers-2031-02-29"\ncat'],
    6,
    '2031-02-29 is not a day',
  ],
  ['a slug that is no address', ['slug: "hot', 'slug: "../hot'], 6, 'is not an address'],
  ['NUL in a value', ['description: "Hot', 'description: "\\u0000Hot'], 11, '`description` is not in quotes'],
  ['a rank that is skipped', ['# 2.', '# 3.'], 36, 'the entry has rank 3, expected 2'],
  ['a rank that repeats', ['# 2.', '# 1.'], 36, 'the entry has rank 1, expected 2'],
  ['an entry without a title', [/# 1\. .*/, '# 1. '], 16, 'expected `# 1. title`'],
  ['counts that are no numbers', ['retweets: 5190', 'retweets: many'], 20, 'expected counts'],
  ['a negative count', ['favorites: 100', 'favorites: -100'], 20, 'expected counts'],
  ['a count that is too large', ['retweets: 5190', 'retweets: 2147483648'], 20, 'a count is too large'],
  ['an impossible time of counts', ['(03/04/2031 09:30:05)', '(13/04/2031 09:30:05)'], 20, 'is not a time'],
  ['an entry without an id', [/- links: .*1706.03762\)\n/, ''], 22, 'expected links'],
  ['an id that is not one', [/1706\.03762/g, '1706.037621'], 22, '`1706.037621` is not an arXiv id'],
  ['an id with a version', [/1706\.03762/g, '1706.03762v5'], 22, 'not a bare arXiv id, expected `1706.03762`'],
  ['an old id with a subject class', [/hep-th\/9711200/g, 'math.GT/0309136'], 42, 'expected `math/0309136`'],
  ['two papers in one line', ['pdf/1706.03762', 'pdf/1706.03763'], 22, 'different papers'],
  ['a paper twice', [/1412\.6980/g, '1706.03762'], 54, 'entry 1 already'],
  ['a category with another link', ['list/cs.CL', 'list/cs.AI'], 23, 'is no category'],
  ['no abstract line', [/\n\nIn short.*/, ''], 25, 'expected the abstract'],
  ['a paragraph too many', ['# 2.', 'Hello.\n\n# 2.'], 36, 'expected `# 2. title`'],
  ['a blockquote that does not close', ['</a></blockquote>', '</a>'], 27, '</blockquote>'],
  ['a paragraph that does not close', ['</p>', ''], 27, 'expected text, `<br>`'],
  ['a tweet without its script', [/<script.*\n/, ''], 28, 'expected `<script async'],
  ['a script in a tweet', ['Two  spaces', '<script>alert(1)</script>'], 27, 'found `<script>alert(1)'],
  ['another script after a tweet', ['widgets.js', 'other.js'], 28, 'expected `<script async'],
  ['an event handler in a tweet', ['Two  spaces', '<img src=x onerror=alert(1)>'], 27, 'found `<img src=x onerror'],
  ['an event handler on a link', ['1234">', '1234" onclick="alert(1)">'], 27, 'expected text, `<br>`'],
  [
    'an address that runs code',
    ['"https://t.co/AbCdEf1234"', '"javascript:alert(1)"'],
    27,
    'leads to `javascript:alert(1)`',
  ],
  ['an entity of another kind', ['Two  spaces', 'Two&nbsp;spaces'], 27, 'would not be written again'],
  ['a bare ampersand', ['Two  spaces', 'Two & spaces'], 27, 'would not be written again'],
  ['a tweet of somebody else', ['ada_example/status', 'eve_example/status'], 27, 'links to one of @eve_example'],
  ['an impossible date of a tweet', ['March 3, 2031', 'March 32, 2031'], 27, 'is not a date'],
  ['a language that is none', ['lang="en"', 'lang="en onload"'], 27, 'expected a tweet'],
])('%s is refused where it stands', (_, [find, replace], line, message) => {
  const text = post.replace(find, replace)
  expect(text).not.toBe(post)
  expect(refusal(text)).toMatchObject({ line, message: expect.stringContaining(message) })
})

test('a line that was made to take long is refused like any other', () => {
  const endless = `- [${'](https://arxiv.org/list/'.repeat(150_000)}`
  expect(refusal(post.replace(/- \[cs\.CL\].*/, endless))).toMatchObject({ line: 23 })
})

test('what is wrong is quoted in short, without what a terminal obeys', () => {
  const { message } = refusal(post.replace('draft: false', `draft: \u001b[31m${'x'.repeat(1_000_000)}`))
  expect(message).toMatch(/^`draft` is `\ufffd\[31mx{195}…`, expected `true` or `false`$/)
})

test('more than 500 entries are refused', () => {
  const entry = (rank: number) =>
    writeDigest(parseDigest(post, FILE).digest, {})
      .slice(head.length)
      .split('# 2.')[0]
      ?.trimEnd()
      .replace('# 1.', `# ${rank}.`)
      .replaceAll('1706.03762', `1706.${String(rank).padStart(5, '0')}`)
  const entries = (count: number) => Array.from({ length: count }, (_, i) => entry(i + 1)).join('\n\n\n\n\n')
  expect(parseDigest(`${head}${entries(500)}\n\n\n\n`, FILE).digest.entries).toHaveLength(500)
  expect(refusal(`${head}${entries(501)}\n\n\n\n`).message).toContain('at most 500 entries')
})

function refusal(text: string, file = FILE): Refusal {
  try {
    parseDigest(text, file)
  } catch (error) {
    return error as Refusal
  }
  throw new Error('The text was not refused.')
}
