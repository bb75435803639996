import { z } from 'zod'
import type { Span } from '../../mentions/schema'
import { findArxivIds } from '../../papers/arxiv-id'
import { fitting, type Post, parseJson } from '../schema'

const labels = z.array(z.object({ val: z.string() })).default([])
const LINK = 'app.bsky.richtext.facet#link'

const facetSchema = z.object({
  index: z.object({ byteStart: z.int().min(0), byteEnd: z.int().min(0) }),
  features: z.array(
    z.looseObject({
      $type: z.string(),
      uri: z.string().optional(),
      did: z.string().optional(),
      tag: z.string().optional(),
    }),
  ),
})
type Facet = z.infer<typeof facetSchema>

/** Whether Bluesky can know a post by that name. One that was written down by hand has its address for one. */
export function isUri(name: string): boolean {
  return /^at:\/\/[^/]+\/app\.bsky\.feed\.post\/[^/]+$/.test(name)
}

const count = z.int().min(0).default(0)
const external = z.object({ uri: z.string() })

const postSchema = z.object({
  uri: z.string().refine(isUri),
  author: z.object({ did: z.string().min(1), handle: z.string(), displayName: z.string().optional(), labels }),
  record: z.object({
    text: z.string(),
    createdAt: z.coerce.date(),
    langs: z.array(z.string()).default([]),
    facets: z.array(z.unknown()).default([]),
    embed: z.looseObject({ external: external.optional().catch(undefined), media: z.unknown().optional() }).optional(),
    labels: z.object({ values: labels }).optional().catch(undefined),
  }),
  likeCount: count,
  repostCount: count,
  replyCount: count,
  quoteCount: count,
  indexedAt: z.coerce.date(),
  labels,
  viewer: z.object({ embeddingDisabled: z.boolean().optional() }).optional(),
})

// Whoever set these does not want the post shown to just anybody, or it should not be.
const WITHHOLDING =
  /^(!no-unauthenticated|!hide|!warn|!takedown|porn|sexual|nudity|graphic-media|gore|spam|impersonation)$/

const toPost = postSchema.transform((view): Post => {
  const { author, record } = view
  const facets = fitting(facetSchema, record.facets).fit
  const body = spansOf(record.text, facets)
  const media = z.object({ external }).safeParse(record.embed?.media).data
  const targets = [
    ...facets.flatMap(({ features }) => features.flatMap(({ uri }) => uri ?? [])),
    record.embed?.external?.uri ?? media?.external.uri ?? '',
    record.text,
  ]
  const said = [...author.labels, ...view.labels, ...(record.labels?.values ?? [])].map(({ val }) => val)
  const [repository, , key] = view.uri.slice('at://'.length).split('/')
  return {
    sourceId: view.uri,
    // Handles change; the identity stays.
    url: `https://bsky.app/profile/${repository}/post/${key}`,
    authorId: author.did,
    authorName: author.displayName?.trim() || author.handle,
    authorHandle: author.handle,
    authorIsBot: said.includes('bot'),
    body,
    lang: record.langs[0] ?? 'und',
    // What the client claims may lie in the future.
    postedAt: [record.createdAt, view.indexedAt].sort((a, b) => a.getTime() - b.getTime())[0] ?? view.indexedAt,
    withheld:
      said.find((label) => WITHHOLDING.test(label)) ?? (view.viewer?.embeddingDisabled ? 'embedding disabled' : null),
    arxivIds: [...new Set(targets.flatMap(findArxivIds))],
    counts: { reposts: view.repostCount, likes: view.likeCount, replies: view.replyCount, quotes: view.quoteCount },
  }
})

/** Text with its facets, whose places are counted in bytes of UTF-8; facets that overlap or lie outside are left out. */
export function spansOf(text: string, facets: Facet[]): Span[] {
  const bytes = new TextEncoder().encode(text)
  const decoder = new TextDecoder()
  const slice = (from: number, to: number) => decoder.decode(bytes.subarray(from, to))
  const spans: Span[] = []
  let at = 0
  for (const { index, features } of facets.toSorted((a, b) => a.index.byteStart - b.index.byteStart)) {
    const { byteStart, byteEnd } = index
    const target = features.map(targetOf).find((found) => found !== null)
    if (!target || byteStart < at || byteEnd <= byteStart || byteEnd > bytes.length) continue
    spans.push(...lines(slice(at, byteStart)), { ...target, text: slice(byteStart, byteEnd) })
    at = byteEnd
  }
  return [...spans, ...lines(slice(at, bytes.length))]
}

function targetOf({ $type, uri, did, tag }: Facet['features'][number]) {
  if ($type === LINK && uri && /^https?:\/\//.test(uri) && URL.canParse(uri))
    return { type: 'link' as const, href: uri }
  if (did) return { type: 'mention' as const, href: `https://bsky.app/profile/${did}` }
  if (tag) return { type: 'hashtag' as const, href: `https://bsky.app/hashtag/${encodeURIComponent(tag)}` }
  return null
}

function lines(text: string): Span[] {
  return text
    .split('\n')
    .flatMap((line, i): Span[] => [
      ...(i > 0 ? [{ type: 'break' as const }] : []),
      ...(line ? [{ type: 'text' as const, text: line }] : []),
    ])
}

const postsSchema = z.object({ posts: z.array(z.unknown()), cursor: z.string().optional() })

/** Posts as they stand now, and the names of all, those that we cannot read too; deleted ones are not in the answer. */
export function parsePosts(body: string): { posts: Post[]; uris: string[]; cursor: string | null } {
  const { posts, cursor } = parseJson(postsSchema, body, 'The list of posts')
  const named = fitting(z.object({ uri: z.string() }), posts).fit
  return { posts: fitting(toPost, posts).fit, uris: named.map(({ uri }) => uri), cursor: cursor ?? null }
}

const backlinksSchema = z.object({
  records: z.array(z.object({ did: z.string(), collection: z.string(), rkey: z.string() })),
  cursor: z.string().nullish(),
})

/** The addresses of posts that link to something. */
export function parseBacklinks(body: string): { uris: string[]; cursor: string | null } {
  const { records, cursor } = parseJson(backlinksSchema, body, 'The list of links')
  const posts = records.filter(({ collection }) => collection === 'app.bsky.feed.post')
  return { uris: posts.map(({ did, collection, rkey }) => `at://${did}/${collection}/${rkey}`), cursor: cursor ?? null }
}

const sessionSchema = z.object({ accessJwt: z.string(), refreshJwt: z.string() })
export const parseSession = (body: string) => parseJson(sessionSchema, body, 'The session')

/** What an error calls itself: ExpiredToken. */
export const errorName = (body: string) =>
  parseJson(z.object({ error: z.string() }).partial().catch({}), body, 'The error').error
