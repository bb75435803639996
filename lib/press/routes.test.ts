import { globSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findKey, isSecret, NOWHERE, passesBy } from './routes'

test.each([
  ['/', '', '/'],
  ['/', '?utm_source=x&_rsc=1', '/'],
  ['/posts/hot-papers-2021-02-05', '?q=x', '/posts/hot-papers-2021-02-05'],
  ['/search', '?b=1&q=graph%20nets&a=2', '/search?q=graph+nets'],
  ['/search', '?after=2102.02503&q=x', '/search?q=x&after=2102.02503'],
  ['/search', '?q=x&sort=newest&page=2', '/search?q=x&sort=newest'],
  ['/feeds/papers.rss', '?cat=cs.LG&cat=cs.CL', '/feeds/papers.rss?cat=cs.LG&cat=cs.CL'],
  ['/papers/cs/0501001', '', '/papers/cs/0501001'],
  ['/posts/hot-papers-2021-02-05.md', '', '/posts/hot-papers-2021-02-05.md'],
  ['/formats/md/hot-papers-2021-02-05', '', NOWHERE],
  ['/nothing', '?a=1', NOWHERE],
  ['/posts/a/b', '', NOWHERE],
  ['/rssxxml', '', NOWHERE],
  ['/posts/hot-papers-2021-02-05.rsc', '', NOWHERE],
])('%s%s is kept as %s', (path, query, key) => {
  expect(findKey(path, query)).toBe(key)
})

test.each(['/api/health', '/api/auth/callback/github', '/dashboard', '/dashboard/digests/1', '/signin'])(
  '%s passes by',
  (path) => {
    expect(passesBy(path)).toBe(true)
  },
)

test.each(['/', '/apiary', '/posts/api', '/api', '/api/health/x', '/api/nothing', '/dashboards', '/signin/x'])(
  '%s does not pass by',
  (path) => {
    expect(passesBy(path)).toBe(false)
  },
)

// next.config.js leads there from the address that readers use.
const REWRITTEN = /^\/formats\//

test('every page and route handler of the site is on the list', () => {
  const addresses = globSync('app/**/{page.tsx,route.ts}', { exclude: ['**/(site)/[[]...*/**'] }).map(addressOf)
  expect(addresses).toContain('/posts/some-slug')
  const unlisted = addresses.filter(
    (address) =>
      !passesBy(address) && !isSecret(address) && !REWRITTEN.test(address) && findKey(address, '') !== address,
  )
  expect(unlisted, 'to be added to ROUTES, or to PASSING').toEqual([])
})

function addressOf(file: string) {
  const folder = file.split('/').slice(1, -1).join('/')
  // The site's own pages have names that are known.
  const path = folder.replace('[page]', 'about').replace(/\[(?:\.\.\.)?(\w+)\]/g, 'some-$1')
  return `/${path}`.replace(/\/\([^)]*\)/g, '') || '/'
}
