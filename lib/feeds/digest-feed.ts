import 'server-only'
import { listNewestDigests, type PublishedDigest } from '../digests/queries'
import { env } from '../env'
import { findSettings } from '../settings/queries'
import { type ContentOptions, renderDigest } from './content'
import type { Feed, FeedItem } from './feed'
import { findLastChange } from './queries'

/** The feed of the newest digests, as it is at a path of this site. */
export async function readDigestFeed(path: string): Promise<Feed> {
  const { siteName, tagline, postsFromXInFeeds, feedLength } = await findSettings()
  const digests = await listNewestDigests(feedLength)
  const updatedAt = await findLastChange(digests.at(-1)?.day)
  const siteUrl = env().SITE_URL
  return {
    title: siteName,
    // RSS insists on a description.
    description: tagline || siteName,
    language: 'en',
    url: `${siteUrl}${path}`,
    home: `${siteUrl}/`,
    // Every format wants a time, also of a site where nothing has happened yet.
    updatedAt: updatedAt ?? new Date(0),
    items: digests.map((digest) => toItem(digest, { siteUrl, postsFromX: postsFromXInFeeds })),
  }
}

function toItem(digest: PublishedDigest, options: ContentOptions): FeedItem {
  return {
    id: digest.digest.feedId,
    url: `${options.siteUrl}/posts/${digest.slug}`,
    title: digest.title,
    summary: digest.description,
    content: renderDigest(digest, options),
    author: digest.byline,
    tags: digest.tags,
    publishedAt: digest.writtenAt,
    updatedAt: digest.publishedAt,
  }
}
