import { dropForbidden } from './characters'
import type { Feed, FeedFormat, FeedItem } from './feed'

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export const json: FeedFormat = {
  mediaType: 'application/feed+json',
  serialize: (feed) => JSON.stringify(describeFeed(feed), dropForbiddenIn, 1),
}

function describeFeed(feed: Feed) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feed.url,
    description: feed.description,
    language: feed.language,
    authors: [{ name: feed.title, url: feed.home }],
    items: feed.items.map(describeItem),
  }
}

function describeItem(item: FeedItem) {
  return {
    id: item.id,
    url: item.url,
    title: item.title,
    summary: item.summary,
    date_published: item.publishedAt.toISOString(),
    date_modified: item.updatedAt.toISOString(),
    authors: item.author ? [{ name: item.author }] : undefined,
    tags: item.tags,
    content_html: item.content.source,
  }
}

// JSON could hold them, but the three formats say the same.
function dropForbiddenIn(_key: string, value: unknown) {
  return typeof value === 'string' ? dropForbidden(value) : value
}
