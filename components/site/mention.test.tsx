import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { PublishedMention } from '../../lib/digests/queries'
import { Mention } from './mention'

const post: PublishedMention = {
  position: 1,
  source: 'bluesky',
  sourceId: '1',
  url: 'https://bsky.app/profile/ana.example.com/post/1',
  authorName: 'Ana Beispiel',
  authorHandle: 'ana.example.com',
  body: [{ type: 'text', text: 'Our paper is out.' }],
  lang: 'en',
  dir: 'ltr',
  postedOn: new Date('2026-11-04'),
  postedAt: null,
  deletedAt: null,
  byAuthor: true,
}
const render = (facts: Partial<PublishedMention>) => renderToStaticMarkup(<Mention mention={{ ...post, ...facts }} />)

test('a card says that an author of the paper speaks, and nothing more of anybody else', () => {
  expect(render({})).toContain('<bdi>@ana.example.com</bdi> · an author of the paper</figcaption>')
  expect(render({ byAuthor: false })).toContain('<bdi>@ana.example.com</bdi></figcaption>')
  expect(render({ deletedAt: new Date() })).not.toContain('author')
})
