import type { Metadata } from 'next'

type Page = {
  title?: string
  /** Given where the title may name the site: a tab names it once. */
  siteName?: string
  description?: string
  /** The page's own address, for the canonical link. */
  path?: string
  /** Where the page is an answer like "not found": the press makes it the response's status. */
  status?: 400 | 404 | 410
  /** Whether search engines are to leave it out. */
  unlisted?: boolean
}

const feeds = {
  'application/rss+xml': [{ url: '/rss.xml', title: 'RSS' }],
  'application/atom+xml': [{ url: '/atom.xml', title: 'Atom' }],
  'application/feed+json': [{ url: '/feed.json', title: 'JSON Feed' }],
}

/** What a page says of itself in its head. */
export function pageMetadata({ title, siteName, description, path, status, unlisted }: Page): Metadata {
  return {
    // What is undefined here would take the layout's place.
    ...(title && { title: siteName && title.includes(siteName) ? { absolute: title } : title }),
    ...(description && { description }),
    alternates: { canonical: path, types: feeds },
    openGraph: path ? { title, description, url: path } : undefined,
    ...((status || unlisted) && { robots: 'noindex' }),
    ...(status && { other: { 'press-status': String(status) } }),
  }
}

/** The title of a list's page. */
export function numberedTitle(title: string, page: number) {
  return page === 1 ? title : `${title}, page ${page}`
}

/** The address of a list's page; the first stands at the list's own address. */
export function numberedPath(base: string, page: number) {
  return page === 1 ? base || '/' : `${base}/page/${page}`
}
