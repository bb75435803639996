/** The public addresses and the query parameters each of them reads. What stands here is kept; anything else is not there. */
export const ROUTES: Record<string, readonly string[]> = {
  '/': [],
  '/page/:number': [],
  '/posts': [],
  '/posts/:slug': [],
  '/posts/:slug/image.png': [],
  '/archive': [],
  '/archive/:year': [],
  '/papers/:id': [],
  '/papers/:archive/:number': [],
  '/authors/:slug': [],
  '/authors/:slug/page/:number': [],
  '/categories': [],
  '/categories/:code': [],
  '/categories/:code/page/:number': [],
  '/categories/page/:number': [],
  '/category': [],
  '/category/:kebab': [],
  '/category/:kebab/page/:number': [],
  '/tags': [],
  '/tags/page/:number': [],
  '/tag': [],
  '/tag/:kebab': [],
  '/tag/:kebab/page/:number': [],
  '/top/:period': [],
  '/since/:day': [],
  '/saved': [],
  '/search': ['q', 'sort', 'after'],
  '/feeds': [],
  '/feeds/:file': ['cat', 'min', 'q'],
  '/about': [],
  '/privacy': [],
  '/contact': [],
  '/pages/:slug': [],
  '/images/:file': [],
  '/rss.xml': [],
  '/atom.xml': [],
  '/feed.json': [],
  '/sitemap.xml': [],
  '/sitemaps/:name': [],
  '/api/v1': [],
  '/api/v1/digests': ['before', 'limit'],
  '/api/v1/digests/:slug': [],
  '/api/v1/papers/:id': [],
  '/api/v1/papers/:id/:number': [],
  '/api/v1/search': ['q', 'sort', 'after'],
  '/api/v1/categories': [],
  '/api/v1/categories/:code': ['page'],
  '/api/v1/authors/:name': ['page'],
  '/api/v1/top/:period': [],
  '/llms.txt': [],
  '/robots.txt': [],
  '/manifest.webmanifest': [],
  '/favicon.ico': [],
  '/icon.svg': [],
  '/apple-icon.png': [],
}

// What Next answers by itself: with sessions, with streams, or never to be kept. Only what is there, since to what is
// not Next alone answers 200; the dashboard has a page of its own for that.
const PASSING = [
  '/api/health',
  '/api/auth/.+',
  '/dashboard(/.+)?',
  '/signin(/code)?',
  '/setup',
  '/invitation/[^/]+',
  '/reset(/[^/]+)?',
].map((path) => new RegExp(`^${path}$`))

const SECRET = /^(\/preview\/[^/]+(\/images\/[^/]+)?|\/dashboard\/digests\/[^/]+\/preview)$/

/** Whether who has the address, or has signed in, is to see what stands there now, and nobody else at any time. */
export const isSecret = (path: string) => SECRET.test(path) && !path.endsWith('.rsc')

/** Whether a picture is drawn for it, which is dear. */
export const isDrawn = (path: string) => path.endsWith('/image.png')

// Any address that no page has; all of them show one and the same page.
export const NOWHERE = '/not-found'

const routes = Object.entries(ROUTES).map(([path, query]) => ({
  pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`),
  query,
}))

export function passesBy(path: string) {
  return PASSING.some((pattern) => pattern.test(path))
}

/** The address a page is kept under: with the parameters its route knows, in one order. */
export function findKey(path: string, query: string): string {
  const route = routes.find(({ pattern }) => pattern.test(path))
  // Next answers `.rsc` with the page in the notation of its own client.
  if (!route || path.endsWith('.rsc')) return NOWHERE
  if (!query || route.query.length === 0) return path
  const given = new URLSearchParams(query)
  const known = new URLSearchParams()
  for (const name of route.query) for (const value of given.getAll(name)) known.append(name, value)
  return known.size > 0 ? `${path}?${known}` : path
}
