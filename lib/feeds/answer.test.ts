import { expect, test } from 'vitest'
import { answerFeed } from './answer'
import type { Feed } from './feed'
import { rss } from './rss'

const feed: Feed = {
  title: 'Papers',
  description: 'Every day.',
  language: 'en',
  url: 'https://papers.example.org/rss.xml',
  home: 'https://papers.example.org/',
  updatedAt: new Date('2021-02-07T12:58:11.700Z'),
  items: [],
}
const whole = ask({})
const tag = whole.headers.get('etag') ?? ''

function ask(headers: Record<string, string>, asked = feed) {
  return answerFeed(new Request(asked.url, { headers }), rss, asked)
}

test('a feed comes with its type, a tag and the time of its last change', async () => {
  expect(whole.status).toBe(200)
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    'content-type': 'application/rss+xml; charset=utf-8',
    etag: expect.stringMatching(/^"[\w-]{22}"$/),
    'last-modified': 'Sun, 07 Feb 2021 12:58:11 GMT',
  })
  expect(await whole.text()).toBe(rss.serialize(feed))
})

test.each([
  ['the tag', { 'if-none-match': tag }],
  ['the tag as a proxy weakened it', { 'if-none-match': `W/${tag}` }],
  ['the tag among others', { 'if-none-match': `"a", W/"b" , ${tag}` }],
  ['any tag', { 'if-none-match': '*' }],
  ['the date', { 'if-modified-since': 'Sun, 07 Feb 2021 12:58:11 GMT' }],
  ['a later date', { 'if-modified-since': 'Mon, 08 Feb 2021 00:00:00 GMT' }],
  ['the tag, whatever the date says', { 'if-none-match': tag, 'if-modified-since': 'Sat, 06 Feb 2021 00:00:00 GMT' }],
])('who sends %s has it already', async (_, headers) => {
  const answer = ask(headers)
  expect(answer.status).toBe(304)
  expect(answer.headers.get('etag')).toBe(tag)
  expect(answer.headers.get('last-modified')).toBe('Sun, 07 Feb 2021 12:58:11 GMT')
  expect(await answer.text()).toBe('')
})

test.each([
  ['another tag', { 'if-none-match': '"a"' }],
  ['no tag', { 'if-none-match': '' }],
  ['an earlier date', { 'if-modified-since': 'Sun, 07 Feb 2021 12:58:10 GMT' }],
  ['what is no date', { 'if-modified-since': 'yesterday' }],
  [
    'another tag, whatever the date says',
    { 'if-none-match': '"a"', 'if-modified-since': 'Mon, 08 Feb 2021 00:00:00 GMT' },
  ],
])('who sends %s gets all of it', (_, headers) => {
  expect(ask(headers).status).toBe(200)
})

test('another content has another tag', () => {
  expect(ask({}, { ...feed, title: 'Others' }).headers.get('etag')).not.toBe(tag)
})
