import { expect, test } from 'vitest'
import { findPasted } from './pasted'

test.each([
  ['https://x.com/ana_example/status/12?s=20', 'x', '12', 'ana_example'],
  [' http://mobile.twitter.com/ana_example/status/12/photo/1 ', 'x', '12', 'ana_example'],
  [
    `<blockquote class="twitter-tweet"><p lang="en" dir="ltr">As in <a href="https://twitter.com/bo/status/1">here</a></p>&mdash;
     Ana (@ana_example) <a href="https://twitter.com/ana_example/status/12?ref_src=twsrc%5Etfw">February 3, 2021</a></blockquote>
     <script async src="https://platform.twitter.com/widgets.js"></script>`,
    'x',
    '12',
    'ana_example',
  ],
  [
    `<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:invented1/app.bsky.feed.post/3k"><p lang="en">Words</p>&mdash;
     Ana (<a href="https://bsky.app/profile/did:plc:invented1?ref_src=embed">@ana.example.com</a>)
     <a href="https://bsky.app/profile/did:plc:invented1/post/3k?ref_src=embed">November 4, 2026</a></blockquote>`,
    'bluesky',
    'https://bsky.app/profile/did:plc:invented1/post/3k',
    'did:plc:invented1',
  ],
  [
    `<blockquote class="bluesky-embed"><p>Like <a href="https://x.com/bo/status/1">this</a></p>&mdash; Ana
     <a href="https://bsky.app/profile/ana.example.com/post/3k?ref_src=embed">November 4, 2026</a></blockquote>`,
    'bluesky',
    'https://bsky.app/profile/ana.example.com/post/3k',
    'ana.example.com',
  ],
  [
    '<blockquote class="mastodon-embed" data-embed-url="https://example.social/@ana/115/embed"></blockquote>',
    'mastodon',
    'https://example.social/@ana/115',
    'ana@example.social',
  ],
])('%s names a post', (text, source, sourceId, authorHandle) => {
  expect(findPasted(text)).toMatchObject({ source, sourceId, authorHandle })
})

test.each(['', 'hello', 'https://example.org/post/1', 'https://x.com/ana_example', 'javascript:alert(1)'])(
  '%j names none',
  (text) => {
    expect(findPasted(text)).toBeNull()
  },
)
