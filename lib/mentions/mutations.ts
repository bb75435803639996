import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import type { Contributor } from '../accounts/rights'
import { recordDeed } from '../audit/mutations'
import { db, type Tx } from '../db'
import type { ShownMention } from '../digests/schema'
import { bumpEdition } from '../edition'
import { AppError } from '../errors'
import { type Recorded, recorded } from '../papers/mutations'
import { listMentionable } from '../papers/queries'
import { addUp } from '../snapshots/mutations'
import type { Post, Standings } from '../sources/schema'
import { atAddress } from './address'
import { mentionKey } from './schema'

type ShownEntry = { arxivId: string; mentions: ShownMention[] }
export type RecordedMentions = Recorded & { ids: ReadonlyMap<string, string> }

/**
 * Keeps the mentions that a digest of a day shows, and which papers they link to; what a later day's digest shows of a
 * mention stays. The ids of all are told by key.
 */
export async function recordMentions(tx: Tx, day: string, shown: ShownEntry[]): Promise<RecordedMentions> {
  const mentions = new Map(shown.flatMap((entry) => entry.mentions.map((mention) => [mentionKey(mention), mention])))
  const written = await tx.$queryRaw<{ id: string; added: boolean }[]>`
    INSERT INTO mention (id, source, source_id, url, author_name, author_handle, body, lang, dir, posted_on)
    SELECT gen_random_uuid(), source, "sourceId", url, "authorName", "authorHandle", body, lang, dir, "postedOn"
    FROM jsonb_to_recordset(${JSON.stringify([...mentions.values()])}::jsonb) AS given(
      source text, "sourceId" text, url text, "authorName" text, "authorHandle" text, body jsonb, lang text,
      dir direction, "postedOn" date)
    ORDER BY source, "sourceId"
    ON CONFLICT (source, source_id) DO UPDATE SET
      url = excluded.url, author_name = excluded.author_name, author_handle = excluded.author_handle,
      body = excluded.body, lang = excluded.lang, dir = excluded.dir, posted_on = excluded.posted_on
    WHERE (mention.url, mention.author_name, mention.author_handle, mention.body, mention.lang, mention.dir, mention.posted_on)
      IS DISTINCT FROM (excluded.url, excluded.author_name, excluded.author_handle, excluded.body, excluded.lang,
        excluded.dir, excluded.posted_on)
      AND NOT EXISTS (
        SELECT FROM published_mention
        JOIN published_entry ON published_entry.id = entry_id
        JOIN publication ON publication.id = publication_id
        WHERE mention_id = mention.id AND ended_at IS NULL AND day > ${day}::date)
    RETURNING source || ' ' || source_id AS id, xmax = 0 AS added`
  return { ...recorded(written), ids: await linkMentions(tx, shown) }
}

async function linkMentions(tx: Tx, shown: ShownEntry[]): Promise<Map<string, string>> {
  const links = shown.flatMap(({ arxivId, mentions }) =>
    mentions.map(({ source, sourceId }) => ({ arxivId, source, sourceId })),
  )
  const linked = await tx.$queryRaw<{ source: string; sourceId: string; id: string }[]>`
    WITH shown AS (
      SELECT *, (SELECT id FROM mention WHERE mention.source = link.source AND source_id = "sourceId")
      FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS link("arxivId" text, source text, "sourceId" text)),
    linked AS (
      INSERT INTO paper_mention (arxiv_id, mention_id) SELECT DISTINCT "arxivId", id FROM shown ON CONFLICT DO NOTHING)
    SELECT source, "sourceId", id FROM shown`
  return new Map(linked.map(({ id, ...mention }) => [mentionKey(mention), id]))
}

/** Says of a post that is known here that it is about a paper; null where no such post is. */
export async function linkKnownMention(person: Contributor, arxivId: string, address: string) {
  return db().$transaction(async (tx) => {
    const select = { id: true, suppressedAt: true, forgottenAt: true, deletedAt: true }
    const mention = await tx.mention.findFirst({ where: atAddress(address), select })
    if (!mention) return null
    if (mention.suppressedAt)
      throw new AppError('forbidden', 'That post, or its author, was taken out of this site for good.')
    // Of a forgotten one the words are to be fetched again, and one that was gone may be back.
    if (mention.forgottenAt || mention.deletedAt) return null
    const { count } = await tx.paperMention.createMany({
      data: { arxivId, mentionId: mention.id },
      skipDuplicates: true,
    })
    if (count > 0) await recordDeed(tx, person, 'paste post', { subject: address })
    return { mentionId: mention.id }
  })
}

/** Keeps a post that somebody pasted, or wrote down, under a paper, which it need not link to; its id. */
export async function keepPastedPost(
  person: Contributor,
  arxivId: string,
  source: string,
  post: Post,
  now: Date,
  { byHand = false } = {},
) {
  return db().$transaction(async (tx) => {
    if ((await tx.paper.count({ where: { arxivId } })) === 0)
      throw new AppError('missing', `There is no paper ${arxivId} here.`)
    const where = { source, sourceId: post.sourceId }
    const isSeen = await changesPages(tx, source, [post.sourceId], async () => {
      // Whoever pastes it wants its words back.
      await tx.mention.updateMany({ where, data: { forgottenAt: null } })
      await storePosts(tx, source, [{ ...post, arxivIds: [arxivId] }], now, byHand ? null : now)
    })
    await addUp(tx, source, [post.sourceId], now)
    const { id, suppressedAt } = await tx.mention.findFirstOrThrow({ where, select: { id: true, suppressedAt: true } })
    if (suppressedAt) throw new AppError('forbidden', 'That post, or its author, was taken out of this site for good.')
    await recordDeed(tx, person, 'paste post', { subject: post.url })
    if (isSeen) await bumpEdition(tx)
    return { mentionId: id }
  })
}

/** Keeps posts and the papers they link to, of those that we know. */
export async function keepPosts(tx: Tx, source: string, posts: Post[], gone: string[], now: Date) {
  const known = await listMentionable(
    tx,
    posts.flatMap(({ arxivIds }) => arxivIds),
    now,
  )
  const given = posts
    .map((post) => ({ ...post, arxivIds: post.arxivIds.filter((id) => known.has(id)) }))
    .filter(({ arxivIds }) => arxivIds.length > 0)
  if (given.length === 0 && gone.length === 0) return { found: 0, isSeen: false }
  const touched = [...new Set([...given.map(({ sourceId }) => sourceId), ...gone])]
  const isSeen = await changesPages(tx, source, touched, async () => {
    await storePosts(tx, source, given, now)
    await markMissing(tx, source, gone, now)
  })
  await addUp(tx, source, touched, now)
  return { found: given.length, isSeen }
}

/** Posts with the papers they link to, all of which are known; `seenAt` is null where the source did not say it. */
async function storePosts(tx: Tx, source: string, given: Post[], now: Date, seenAt: Date | null = now) {
  const rows = JSON.stringify(
    given.map((post) => ({ ...post, postedOn: post.postedAt.toISOString().slice(0, 10), dir: directionOf(post.lang) })),
  )
  await tx.$executeRaw`
    INSERT INTO mention (id, source, source_id, url, author_id, author_name, author_handle, author_is_bot, body, lang, dir,
      posted_on, posted_at, withheld, seen_at)
    SELECT gen_random_uuid(), ${source}, "sourceId", url, "authorId", "authorName", "authorHandle", "authorIsBot", body,
      lang, dir, "postedOn", "postedAt", withheld, ${seenAt}
    FROM jsonb_to_recordset(${rows}::jsonb) AS given("sourceId" text, url text, "authorId" text, "authorName" text,
      "authorHandle" text, "authorIsBot" boolean, body jsonb, lang text, dir direction, "postedOn" date,
      "postedAt" timestamptz(3), withheld text)
    ORDER BY "sourceId"
    ON CONFLICT (source, source_id) DO UPDATE SET
      url = excluded.url, author_id = excluded.author_id, author_handle = excluded.author_handle,
      -- What was dropped because nobody showed it stays dropped.
      author_name = CASE WHEN mention.forgotten_at IS NULL THEN excluded.author_name ELSE mention.author_name END,
      body = CASE WHEN mention.forgotten_at IS NULL THEN excluded.body ELSE mention.body END,
      author_is_bot = excluded.author_is_bot, lang = excluded.lang, dir = excluded.dir, posted_at = excluded.posted_at,
      withheld = excluded.withheld, seen_at = coalesce(excluded.seen_at, mention.seen_at),
      missing_since = CASE WHEN excluded.seen_at IS NULL THEN mention.missing_since END,
      deleted_at = CASE WHEN excluded.seen_at IS NULL THEN mention.deleted_at END`
  await tx.$executeRaw`
    INSERT INTO paper_mention (arxiv_id, mention_id, by_author)
    SELECT paper.arxiv_id, mention.id,
      lower(mention.author_name) IN (SELECT lower(name) FROM unnest(paper.authors) AS name)
    FROM jsonb_to_recordset(${rows}::jsonb) AS given("sourceId" text, "arxivIds" text[])
    JOIN mention ON mention.source = ${source} AND source_id = "sourceId"
    CROSS JOIN LATERAL unnest("arxivIds") AS link(id) JOIN paper ON paper.arxiv_id = link.id
    ORDER BY 1, 2
    ON CONFLICT DO NOTHING`
  await tx.$executeRaw`
    INSERT INTO mention_count (mention_id, taken_at, reposts, likes, replies, quotes, upvotes)
    SELECT mention.id, ${now}, given.reposts, given.likes, given.replies, given.quotes, given.upvotes
    FROM jsonb_to_recordset(${rows}::jsonb) AS post("sourceId" text, counts jsonb)
    CROSS JOIN LATERAL jsonb_to_record(counts) AS given(reposts int, likes int, replies int, quotes int, upvotes int)
    JOIN mention ON mention.source = ${source} AND source_id = "sourceId"
    LEFT JOIN LATERAL (
      SELECT * FROM mention_count WHERE mention_id = mention.id AND taken_at <= ${now}
      ORDER BY taken_at DESC LIMIT 1) AS last ON true
    WHERE jsonb_typeof(counts) = 'object' AND (last.mention_id IS NULL
      OR (last.reposts, last.likes, last.replies, last.quotes, last.upvotes)
        IS DISTINCT FROM (given.reposts, given.likes, given.replies, given.quotes, given.upvotes))
    ON CONFLICT (mention_id, taken_at) DO UPDATE SET reposts = excluded.reposts, likes = excluded.likes,
      replies = excluded.replies, quotes = excluded.quotes, upvotes = excluded.upvotes`
}

// Languages written from the right.
const RIGHT_TO_LEFT = /^(ar|fa|he|iw|ur|yi|ps|sd|ug|dv|ckb)\b/i
const directionOf = (lang: string) => (RIGHT_TO_LEFT.test(lang) ? 'rtl' : 'ltr')

/** Writes down how the posts that were looked after stand; one that nothing was told of stands as it did. */
export async function keepStandings(source: string, sourceIds: string[], standings: Standings, now: Date) {
  const there = sourceIds.filter((id) => (standings.get(id) ?? 'gone') !== 'gone')
  const labels = Map.groupBy(there, (id) => {
    const standing = standings.get(id)
    return typeof standing === 'object' ? standing.withheld : undefined
  })
  await db().$transaction(async (tx) => {
    const write = async () => {
      await tx.mention.updateMany({ where: { source, sourceId: { in: sourceIds } }, data: { seenAt: now } })
      for (const [withheld, ids] of labels)
        await tx.mention.updateMany({
          where: { source, sourceId: { in: ids } },
          data: { missingSince: null, deletedAt: null, withheld },
        })
      const gone = sourceIds.filter((id) => standings.get(id) === 'gone')
      await markMissing(tx, source, gone, now)
    }
    if (await changesPages(tx, source, sourceIds, write)) await bumpEdition(tx)
  })
}

// Looks are hours apart, so that two of them need not be a whole day apart.
const A_DAY_MS = 22 * 3_600_000

/** Posts that their source says it does not have. One look may be an outage: gone is what is missing a day later too. */
async function markMissing(tx: Tx, source: string, sourceIds: string[], now: Date) {
  await tx.$executeRaw`
    UPDATE mention SET missing_since = coalesce(missing_since, ${now}),
      deleted_at = CASE WHEN missing_since <= ${new Date(now.getTime() - A_DAY_MS)} THEN coalesce(deleted_at, ${now})
        ELSE deleted_at END
    WHERE source = ${source} AND source_id = ANY (${sourceIds})`
}

/** Does what it is given, and tells whether pages show of these posts others than before. */
async function changesPages(
  tx: Tx,
  source: string,
  sourceIds: string[],
  work: () => Promise<unknown>,
): Promise<boolean> {
  const listShown = () =>
    tx.mention.findMany({
      where: {
        ...{ source, sourceId: { in: sourceIds }, withheld: null, deletedAt: null },
        published: { some: { entry: { publication: { endedAt: null } } } },
      },
      orderBy: { id: 'asc' },
      select: { id: true },
    })
  const before = await listShown()
  await work()
  return !isDeepStrictEqual(await listShown(), before)
}

/**
 * Drops the words of posts that came before a moment, or that are gone, and that nothing shows: no digest, and nothing that
 * can be had back in one.
 */
export async function forgetUnshown(before: Date, now: Date) {
  await db().$executeRaw`
    WITH retrievable AS (
      SELECT (mention->>'mentionId')::uuid AS id FROM removed_entry, jsonb_array_elements(content->'mentions') AS mention
      UNION
      SELECT mention_id::uuid FROM revision, jsonb_array_elements(content->'entries') AS entry,
        jsonb_array_elements_text(entry->'mentionIds') AS mention_id)
    UPDATE mention SET body = '[]', author_name = '', author_handle = '', forgotten_at = ${now}
    WHERE forgotten_at IS NULL AND (created_at < ${before} OR deleted_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM entry_mention WHERE mention_id = mention.id)
      AND NOT EXISTS (SELECT FROM published_mention WHERE mention_id = mention.id)
      AND NOT EXISTS (SELECT FROM retrievable WHERE retrievable.id = mention.id)`
}
