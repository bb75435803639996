import type { Feed, FeedFormat, FeedItem } from './feed'
import { buildXml } from './xml'

/** RSS 2.0 (rssboard.org/rss-specification) with whole texts in content:encoded. */
export const rss: FeedFormat = {
  mediaType: 'application/rss+xml',
  serialize: (feed) =>
    buildXml({
      rss: {
        '@version': '2.0',
        '@xmlns:atom': 'http://www.w3.org/2005/Atom',
        '@xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
        '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        channel: describeChannel(feed),
      },
    }),
}

function describeChannel(feed: Feed) {
  return {
    title: feed.title,
    link: feed.home,
    description: feed.description,
    language: feed.language,
    lastBuildDate: feed.updatedAt.toUTCString(),
    'atom:link': { '@href': feed.url, '@rel': 'self', '@type': rss.mediaType },
    item: feed.items.map(describeItem),
  }
}

function describeItem(item: FeedItem) {
  return {
    title: item.title,
    link: item.url,
    guid: { '@isPermaLink': item.id === item.url, '#text': item.id },
    pubDate: item.publishedAt.toUTCString(),
    // RSS wants an address in author; the name alone goes here.
    'dc:creator': item.author ?? undefined,
    category: item.tags,
    description: item.summary,
    'content:encoded': item.content.source,
  }
}
