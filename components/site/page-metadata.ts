import type { Metadata } from 'next'
import type { PublishedDigest } from '../../lib/digests/queries'
import { plainTex } from '../../lib/tex'
import { PICTURE } from './digest-picture'

type Page = {
  title?: string
  /** Given where the title may name the site: a tab names it once. */
  siteName?: string
  description?: string
  /** The page's own address, for the canonical link. */
  path?: string
  /** Where the page is an answer like "not found": the press makes it the response's status. */
  status?: 400 | 404 | 410
  /** The picture shown where the page is linked to. */
  image?: { url: string; alt: string; width: number; height: number }
  /** The pages before and after it. */
  pagination?: Metadata['pagination']
  /** Whether search engines are to leave it out. */
  unlisted?: boolean
}

const feeds = {
  'application/rss+xml': [{ url: '/rss.xml', title: 'RSS' }],
  'application/atom+xml': [{ url: '/atom.xml', title: 'Atom' }],
  'application/feed+json': [{ url: '/feed.json', title: 'JSON Feed' }],
}

/** What a page says of itself in its head. */
export function pageMetadata({
  title,
  siteName,
  description,
  path,
  image,
  pagination,
  status,
  unlisted,
}: Page): Metadata {
  return {
    // What is undefined here would take the layout's place.
    ...(title && { title: siteName && title.includes(siteName) ? { absolute: title } : title }),
    ...(description && { description }),
    alternates: { canonical: path, types: feeds },
    openGraph: path ? { title, description, url: path, images: image } : undefined,
    pagination,
    ...((status || unlisted) && { robots: 'noindex' }),
    ...(status && { other: { 'press-status': String(status) } }),
  }
}

/** A digest's picture. */
export function pictureOf({ slug, title, entries }: Pick<PublishedDigest, 'slug' | 'title' | 'entries'>) {
  const leaders = entries.slice(0, 3).map((entry) => `${entry.rank}. ${plainTex(entry.title)}`)
  return { ...PICTURE, url: `/posts/${slug}/image.png`, alt: [title, ...leaders].join('. ') }
}

/** What one page of a list says of itself, with the pages before and after it. */
export function listMetadata(title: string, { page, pages, base }: { page: number; pages: number; base: string }) {
  return pageMetadata({
    title: numberedTitle(title, page),
    path: numberedPath(base, page),
    pagination: {
      previous: page > 1 ? numberedPath(base, page - 1) : undefined,
      next: page < pages ? numberedPath(base, page + 1) : undefined,
    },
  })
}

function numberedTitle(title: string, page: number) {
  return page === 1 ? title : `${title}, page ${page}`
}

/** The address of a list's page; the first stands at the list's own address. */
export function numberedPath(base: string, page: number) {
  return page === 1 ? base || '/' : `${base}/page/${page}`
}
