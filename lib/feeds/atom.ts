import type { Feed, FeedFormat, FeedItem } from './feed'
import { buildXml } from './xml'

/** Atom 1.0 (RFC 4287). Titles and summaries are text by default, content is escaped HTML. */
export const atom: FeedFormat = {
  mediaType: 'application/atom+xml',
  serialize: (feed) => buildXml({ feed: describeFeed(feed) }),
}

function describeFeed(feed: Feed) {
  return {
    '@xmlns': 'http://www.w3.org/2005/Atom',
    '@xml:lang': feed.language,
    id: feed.url,
    title: feed.title,
    subtitle: feed.description,
    updated: feed.updatedAt.toISOString(),
    // Stands for the entries that name nobody.
    author: { name: feed.title },
    link: [
      { '@rel': 'alternate', '@type': 'text/html', '@href': feed.home },
      { '@rel': 'self', '@type': atom.mediaType, '@href': feed.url },
    ],
    entry: feed.items.map(describeEntry),
  }
}

function describeEntry(item: FeedItem) {
  return {
    id: item.id,
    title: item.title,
    link: { '@rel': 'alternate', '@type': 'text/html', '@href': item.url },
    published: item.publishedAt.toISOString(),
    updated: item.updatedAt.toISOString(),
    author: item.author ? { name: item.author } : undefined,
    category: item.tags.map((tag) => ({ '@term': tag })),
    summary: item.summary,
    content: { '@type': 'html', '#text': item.content.source },
  }
}
