import type { Html } from './html'

/** What a feed says, in whichever format. Text is plain, addresses are absolute. */
export interface Feed {
  title: string
  description: string
  language: string
  /** The feed's own address. */
  url: string
  /** The page it is the feed of. */
  home: string
  /** When anything in it last changed. */
  updatedAt: Date
  items: FeedItem[]
}

export interface FeedItem {
  /** An IRI, the same for ever and in every format. */
  id: string
  url: string
  title: string
  summary: string
  content: Html
  author: string | null
  tags: string[]
  publishedAt: Date
  updatedAt: Date
}

export interface FeedFormat {
  mediaType: string
  serialize(feed: Feed): string
}
