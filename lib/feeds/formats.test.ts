import fc from 'fast-check'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import Parser from 'rss-parser'
import { expect, test } from 'vitest'
import { atom } from './atom'
import type { Feed, FeedItem } from './feed'
import { html } from './html'
import { json } from './json'
import { rss } from './rss'

const awkward = `"Tom & Jerry's" <b>1 < 2</b> &amp;lt; ]]> 日本語 שלום 👩‍🔬`

const imported: FeedItem = {
  id: 'https://old.example//posts/a?b&c',
  url: 'https://papers.example.org/posts/second',
  title: awkward,
  summary: awkward,
  content: html`<p lang="he" dir="rtl">${awkward}</p>`,
  author: awkward,
  tags: [awkward, 'Machine Learning'],
  publishedAt: new Date('2021-02-07T12:58:11Z'),
  updatedAt: new Date('2021-02-08T01:02:03.456Z'),
}
const own: FeedItem = {
  ...imported,
  id: 'urn:uuid:5f1c7a52-6a0e-4c55-9d27-3b1f0a6e0003',
  url: 'https://papers.example.org/posts/first',
  title: '2021',
  author: null,
  tags: [],
}
const feed: Feed = {
  title: awkward,
  description: awkward,
  language: 'en',
  url: 'https://papers.example.org/feed?a&b',
  home: 'https://papers.example.org/',
  updatedAt: imported.updatedAt,
  items: [imported, own],
}

/** What every reader must find, whichever format it reads: times to the second, since RSS knows no finer. */
const found = feed.items.map(({ id, url, title, content, tags, publishedAt }) => ({
  id,
  url,
  title,
  content: content.source,
  tags,
  publishedAt: Number(publishedAt),
}))

const elements = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false })

test('feedsmith finds the same items in all three', () => {
  const inRss = parseRssFeed(rss.serialize(feed)).items?.map((item) => ({
    id: item.guid?.value,
    url: item.link,
    title: item.title,
    content: item.content?.encoded,
    tags: item.categories?.map(({ name }) => name) ?? [],
    publishedAt: Date.parse(item.pubDate ?? ''),
  }))
  const inAtom = parseAtomFeed(atom.serialize(feed)).entries?.map((entry) => ({
    id: entry.id,
    url: entry.links?.[0]?.href,
    title: entry.title?.value,
    content: entry.content?.value,
    tags: entry.categories?.map(({ term }) => term) ?? [],
    publishedAt: Date.parse(entry.published ?? ''),
  }))
  const inJson = parseJsonFeed(json.serialize(feed)).items?.map((item) => ({
    id: item.id,
    url: item.url,
    title: item.title,
    content: item.content_html,
    tags: item.tags ?? [],
    publishedAt: Date.parse(item.date_published ?? ''),
  }))
  expect(inRss).toEqual(found)
  expect(inAtom).toEqual(found)
  expect(inJson).toEqual(found)
})

test('rss-parser finds the same items in both that it reads', async () => {
  const parser = new Parser({ customFields: { item: ['id', 'published'] } })
  const inRss = await parser.parseString(rss.serialize(feed))
  const inAtom = await parser.parseString(atom.serialize(feed))
  const read = (item: Parser.Item & { id?: string; published?: string; 'content:encoded'?: string }) => ({
    id: item.guid ?? item.id,
    url: item.link,
    title: item.title,
    content: item['content:encoded'] ?? item.content,
    publishedAt: Date.parse(item.published ?? item.pubDate ?? ''),
  })
  const untagged = found.map(({ tags, ...item }) => item)
  expect(inRss.items.map(read)).toEqual(untagged)
  expect(inAtom.items.map(read)).toEqual(untagged)
  expect([inRss.feedUrl, inAtom.feedUrl]).toEqual([feed.url, feed.url])
  expect([inRss.title, inAtom.title]).toEqual([feed.title, feed.title])
})

test('RSS has what its specification and its best-practices profile ask for', () => {
  const source = rss.serialize(feed)
  expect(XMLValidator.validate(source)).toBe(true)
  const { channel, ...root } = elements.parse(source).rss
  expect(root).toMatchObject({ '@version': '2.0', '@xmlns:content': 'http://purl.org/rss/1.0/modules/content/' })
  expect(channel).toMatchObject({
    title: awkward,
    link: feed.home,
    description: awkward,
    language: 'en',
    lastBuildDate: 'Mon, 08 Feb 2021 01:02:03 GMT',
    'atom:link': { '@rel': 'self', '@href': feed.url, '@type': 'application/rss+xml' },
  })
  // An author there would be an e-mail address.
  expect(channel.item.map((item: object) => 'author' in item)).toEqual([false, false])
  expect(channel.item[0].guid).toEqual({ '#text': imported.id, '@isPermaLink': 'false' })
})

test('an RSS guid that is the address of its item says so', () => {
  const { rss: read } = elements.parse(rss.serialize({ ...feed, items: [{ ...own, id: own.url }] }))
  expect(read.channel.item.guid).toEqual({ '#text': own.url, '@isPermaLink': 'true' })
})

test('Atom has what RFC 4287 demands', () => {
  const source = atom.serialize(feed)
  expect(XMLValidator.validate(source)).toBe(true)
  const { feed: read } = elements.parse(source)
  expect(read).toMatchObject({
    '@xmlns': 'http://www.w3.org/2005/Atom',
    id: feed.url,
    title: awkward,
    updated: '2021-02-08T01:02:03.456Z',
    author: { name: awkward },
  })
  expect(read.link).toContainEqual({ '@rel': 'self', '@type': 'application/atom+xml', '@href': feed.url })
  expect(read.entry[0]).toMatchObject({
    id: imported.id,
    title: awkward,
    published: '2021-02-07T12:58:11.000Z',
    updated: '2021-02-08T01:02:03.456Z',
    link: { '@rel': 'alternate', '@type': 'text/html', '@href': imported.url },
    content: { '@type': 'html', '#text': imported.content.source },
  })
})

test('JSON Feed has what version 1.1 demands', () => {
  const read = JSON.parse(json.serialize(feed))
  expect(read).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    title: awkward,
    home_page_url: feed.home,
    feed_url: feed.url,
    language: 'en',
  })
  expect(read.items[0]).toMatchObject({ id: imported.id, url: imported.url, authors: [{ name: awkward }] })
  expect(read.items[0].date_modified).toBe('2021-02-08T01:02:03.456Z')
})

test.each([rss, atom, json])('a feed without items is whole too: $mediaType', ({ mediaType, serialize }) => {
  const source = serialize({ ...feed, items: [] })
  if (mediaType === json.mediaType) expect(JSON.parse(source).items).toEqual([])
  else expect(XMLValidator.validate(source)).toBe(true)
})

test('any text comes back as it went in, but for what XML cannot hold', () => {
  const text = fc.string({ unit: 'binary', minLength: 1 }).map((words) => `.${words}.`)
  fc.assert(
    fc.property(text, text, (title, words) => {
      const asked = { ...feed, items: [{ ...own, title, content: html`<p>${words}</p>` }] }
      const inRss = elements.parse(rss.serialize(asked)).rss.channel.item
      const inAtom = elements.parse(atom.serialize(asked)).feed.entry
      const [inJson] = JSON.parse(json.serialize(asked)).items
      // XML reads every line end as a line feed.
      const lines = (value: string) => value.replace(/\r\n?/g, '\n')
      expect([inRss.title, inAtom.title]).toEqual([lines(inJson.title), lines(inJson.title)])
      expect(inRss['content:encoded']).toBe(lines(inJson.content_html))
      expect(inAtom.content['#text']).toBe(lines(inJson.content_html))
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go.
      expect(inJson.title).toBe(title.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, ''))
    }),
  )
})
