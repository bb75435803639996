import { z } from 'zod'
import { findArxivIds } from '../../papers/arxiv-id'
import { spansOf } from '../html'
import { type Post, parseJson } from '../schema'

const embedSchema = z.object({ author_name: z.string(), author_url: z.string().optional(), html: z.string() })

const WORDS = /<p\b([^>]*)>([\s\S]*?)<\/p>/
const LANG = /\blang="([\w-]+)"/
const HANDLE = /\(@(\w+)\)/
const DATE = />([A-Z][a-z]+ \d{1,2}, \d{4})<\/a>/

/** A post on X as its embed tells it: words, author and day, no counts. */
export function parseEmbedOfX(body: string, sourceId: string): Post {
  const { author_name: authorName, author_url: authorUrl, html } = parseJson(embedSchema, body, 'The embed')
  const [, attributes = '', words = ''] = WORDS.exec(html) ?? []
  // Words and names may look like a handle too.
  const authorHandle = /\/(\w+)$/.exec(authorUrl ?? '')?.[1] ?? HANDLE.exec(html)?.[1] ?? ''
  const spans = spansOf(words).map((span) => ('href' in span ? { ...span, href: withoutTracking(span.href) } : span))
  return {
    sourceId,
    url: `https://x.com/${authorHandle || 'i'}/status/${sourceId}`,
    authorId: authorHandle.toLowerCase(),
    authorName,
    authorHandle,
    authorIsBot: false,
    body: spans,
    lang: LANG.exec(attributes)?.[1] ?? 'und',
    // It tells the day alone.
    postedAt: new Date(`${DATE.exec(html)?.[1] ?? ''} 00:00 UTC`),
    withheld: null,
    arxivIds: spans.flatMap((span) => ('href' in span ? findArxivIds(span.href) : [])),
    counts: null,
  }
}

/** What X adds to links to tell where they were followed. */
function withoutTracking(address: string) {
  const url = new URL(address)
  url.searchParams.delete('ref_src')
  if (url.pathname.startsWith('/hashtag/')) url.searchParams.delete('src')
  return url.href
}

/** The address that Bluesky knows a post by, from its embed. */
export function parseEmbedOfBluesky(body: string): string | null {
  const { html } = parseJson(embedSchema, body, 'The embed')
  return /data-bluesky-uri="(at:[^"]+)"/.exec(html)?.[1] ?? null
}

// It becomes a link of ours, and any server may say it.
const webAddress = z.url({ protocol: /^https$/ })

const statusSchema = z.object({
  id: z.string(),
  url: webAddress,
  created_at: z.coerce.date(),
  content: z.string(),
  language: z.string().nullish(),
  visibility: z.string(),
  account: z.object({ acct: z.string(), display_name: z.string(), url: webAddress, bot: z.boolean().default(false) }),
  favourites_count: z.int().min(0).default(0),
  reblogs_count: z.int().min(0).default(0),
  replies_count: z.int().min(0).default(0),
  card: z.object({ url: z.string() }).nullish(),
})

/** A post on Mastodon; whoever wrote it for followers alone did not write it for us. */
export function parseStatus(body: string): Post {
  const status = parseJson(statusSchema, body, 'The post')
  const { account } = status
  const spans = spansOf(status.content)
  const targets = [status.card?.url ?? '', ...spans.flatMap((span) => ('href' in span ? [span.href] : []))]
  const isPublic = status.visibility === 'public' || status.visibility === 'unlisted'
  return {
    sourceId: status.url,
    url: status.url,
    authorId: account.url,
    authorName: account.display_name || account.acct,
    authorHandle: account.acct.includes('@') ? account.acct : `${account.acct}@${new URL(account.url).host}`,
    authorIsBot: account.bot,
    body: spans,
    lang: status.language ?? 'und',
    postedAt: status.created_at,
    withheld: isPublic ? null : `visible to ${status.visibility} only`,
    arxivIds: [...new Set(targets.flatMap(findArxivIds))],
    counts: { likes: status.favourites_count, reposts: status.reblogs_count, replies: status.replies_count },
  }
}
