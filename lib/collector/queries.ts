import 'server-only'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { db } from '../db'
import type { Answer } from '../http'
import { bodySchema } from '../mentions/schema'
import type { Subject } from '../sources/schema'

const count = z.int().nullable()
const moment = z.coerce.date()

const listedPaperSchema = z.object({
  arxivId: z.string(),
  title: z.string(),
  authors: z.array(z.string()),
  abstract: z.string().nullable(),
  comment: z.string().nullable(),
  /** The primary one first. */
  categories: z.array(z.string()),
  announcedAs: z.enum(['new', 'cross']),
  withdrawnAt: moment.nullable(),
  /** The newest reading of each source, and the first for what is judged by its growth. */
  counts: z.array(
    z.object({
      source: z.string(),
      takenAt: moment,
      reposts: count,
      likes: count,
      comments: count,
      upvotes: count,
      quotes: count,
      first: z.object({ takenAt: moment, upvotes: count }),
    }),
  ),
  /** Posts that were still there and that nobody had taken out; `withheld` ones count but are never shown. */
  mentions: z.array(
    z.object({
      id: z.string(),
      source: z.string(),
      sourceId: z.string(),
      url: z.string(),
      authorId: z.string().nullable(),
      authorName: z.string(),
      authorHandle: z.string(),
      authorIsBot: z.boolean(),
      byAuthor: z.boolean(),
      body: bodySchema.catch([]),
      lang: z.string(),
      dir: z.enum(['ltr', 'rtl']),
      postedOn: z.string(),
      postedAt: moment.nullable(),
      withheld: z.string().nullable(),
      /** How many papers of the last 30 days it or its author's other posts link to, by source and author. */
      authorPapers: z.int(),
      counts: z
        .object({
          takenAt: moment,
          reposts: count,
          likes: count,
          replies: count,
          quotes: count,
          upvotes: count,
        })
        .nullable(),
    }),
  ),
})
export type ListedPaper = z.infer<typeof listedPaperSchema>

/**
 * The papers of a listing day by ascending id, with their counts and mentions as they were known at a moment. Of the same
 * rows and moment the same answer comes again, so a score can be made again.
 */
export async function listPapersOfDay(day: string, at = new Date()): Promise<ListedPaper[]> {
  const rows = await db().$queryRaw<unknown[]>`
    WITH listed AS MATERIALIZED (
      SELECT arxiv_id, title, authors, abstract, comment, categories, announced_as, withdrawn_at
      FROM paper WHERE announced_on = ${day}::date AND announced_as IN ('new', 'cross')),
    posts AS MATERIALIZED (
      SELECT link.arxiv_id, link.by_author, mention.*
      FROM paper_mention link JOIN listed USING (arxiv_id) JOIN mention ON mention.id = link.mention_id
      WHERE (deleted_at > ${at}) IS NOT FALSE AND (suppressed_at > ${at}) IS NOT FALSE),
    authors AS MATERIALIZED (
      SELECT source, coalesce(author_id, author_handle) AS author, count(DISTINCT arxiv_id)::int AS papers
      FROM mention JOIN paper_mention ON mention_id = mention.id
      WHERE posted_on > ${day}::date - 30
        AND (source, coalesce(author_id, author_handle)) IN (SELECT source, coalesce(author_id, author_handle) FROM posts)
      GROUP BY 1, 2),
    counted AS (
      SELECT arxiv_id, jsonb_agg(jsonb_build_object(
        'source', source, 'takenAt', taken_at, 'reposts', reposts, 'likes', likes, 'comments', comments,
        'upvotes', upvotes, 'quotes', quotes, 'first', first) ORDER BY source) AS counts
      FROM (
        SELECT DISTINCT ON (arxiv_id, source) snapshot.*,
          jsonb_build_object(
            'takenAt', first_value(taken_at) OVER by_time, 'upvotes', first_value(upvotes) OVER by_time) AS first
        FROM snapshot JOIN listed USING (arxiv_id) WHERE taken_at <= ${at}
        WINDOW by_time AS (PARTITION BY arxiv_id, source ORDER BY taken_at)
        ORDER BY arxiv_id, source, taken_at DESC) AS newest
      GROUP BY arxiv_id),
    said AS (
      SELECT posts.arxiv_id, jsonb_agg(jsonb_build_object(
        'id', posts.id, 'source', posts.source, 'sourceId', source_id, 'url', url, 'authorId', author_id,
        'authorName', author_name, 'authorHandle', author_handle, 'authorIsBot', author_is_bot, 'byAuthor', by_author,
        'body', body, 'lang', lang, 'dir', dir, 'postedOn', posted_on, 'postedAt', posted_at, 'withheld', withheld,
        'authorPapers', coalesce(papers, 1),
        'counts', CASE WHEN taken_at IS NOT NULL THEN jsonb_build_object(
          'takenAt', taken_at, 'reposts', reposts, 'likes', likes, 'replies', replies, 'quotes', quotes,
          'upvotes', upvotes) END) ORDER BY posts.source, source_id) AS mentions
      FROM posts
      LEFT JOIN authors ON authors.source = posts.source AND author = coalesce(author_id, author_handle)
      LEFT JOIN LATERAL (
        SELECT * FROM mention_count WHERE mention_id = posts.id AND taken_at <= ${at}
        ORDER BY taken_at DESC LIMIT 1) AS newest ON true
      GROUP BY posts.arxiv_id)
    SELECT arxiv_id AS "arxivId", title, authors, abstract, comment, categories, announced_as AS "announcedAs",
      withdrawn_at AS "withdrawnAt", coalesce(counts, '[]') AS counts, coalesce(mentions, '[]') AS mentions
    FROM listed LEFT JOIN counted USING (arxiv_id) LEFT JOIN said USING (arxiv_id)
    ORDER BY arxiv_id COLLATE "C"`
  return z.array(listedPaperSchema).parse(rows)
}

/** Every reading of a paper, oldest first, for its curve. */
export async function listSnapshots(arxivId: string) {
  return db().snapshot.findMany({
    where: { arxivId },
    orderBy: [{ takenAt: 'asc' }, { source: 'asc' }],
    select: { source: true, takenAt: true, reposts: true, likes: true, comments: true, upvotes: true, quotes: true },
  })
}

export type CollectorRun = Awaited<ReturnType<typeof listRuns>>[number]

/** The newest runs, newest first, each with what every source gave. */
export async function listRuns(count: number) {
  return db().run.findMany({
    orderBy: { startedAt: 'desc' },
    take: count,
    select: {
      id: true,
      day: true,
      startedAt: true,
      aliveAt: true,
      finishedAt: true,
      accountId: true,
      sources: {
        orderBy: { source: 'asc' },
        select: {
          source: true,
          due: true,
          asked: true,
          found: true,
          notAsked: true,
          failure: true,
          staleAt: true,
          finishedAt: true,
        },
      },
    },
  })
}

/** How each source had last answered about a listing day at a moment: one that failed is left out of its scores. */
export async function listSourcesOfDay(day: string, at = new Date()) {
  return db().$queryRaw<{ source: string; checkedAt: Date | null; failure: string | null }[]>`
    SELECT DISTINCT ON (source) source, started_at AS "checkedAt", failure
    FROM run_source JOIN run ON run.id = run_id
    WHERE day >= ${day}::date AND day < ${day}::date + 15 AND run_source.finished_at <= ${at}
    ORDER BY source, (failure IS NULL) DESC, started_at DESC`
}

/** How much is to be asked of a source. */
export async function countDue(source: string, now: Date, day?: string): Promise<number> {
  const due = day ? { OR: [{ day: new Date(day) }, { day: null }] } : { nextCheckAt: { lte: now } }
  return db().watch.count({ where: { source, ...due } })
}

/** What is due, or would be once it is watched; for a rehearsal. */
export async function listDue(
  source: string,
  standing: { subject: string; day: string | null; nextCheckAt?: Date }[],
  now: Date,
  day?: string,
): Promise<Subject[]> {
  const watched = await db().watch.findMany({
    where: { source },
    select: { subject: true, nextCheckAt: true, memory: true },
  })
  const known = new Map(watched.map((watch) => [watch.subject, watch]))
  return standing.flatMap(({ subject, day: ofDay, nextCheckAt = now }) => {
    const watch = known.get(subject)
    const time = watch ? watch.nextCheckAt : nextCheckAt
    const isDue = day ? ofDay === day || ofDay === null : time !== null && time <= now
    return isDue ? [{ subject, day: ofDay, memory: watch?.memory ?? null }] : []
  })
}

/** Papers since a day that a source asked paper by paper was never asked about: not on the shortlist, or still waiting. */
export async function countNotAsked(source: string, linking: string | undefined, since: string) {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int FROM paper LEFT JOIN watch ON source = ${source} AND subject = arxiv_id
    WHERE announced_on >= ${since}::date AND concat(abstract, ' ', comment) ILIKE ${`%${linking ?? ''}%`}
      AND checked_at IS NULL`
  return row?.count ?? 0
}

/** When one of these sources is to be asked next. */
export async function findNextCheck(sources: string[]): Promise<Date | null> {
  const next = await db().watch.findFirst({
    where: { source: { in: sources }, nextCheckAt: { not: null } },
    orderBy: { nextCheckAt: 'asc' },
    select: { nextCheckAt: true },
  })
  return next?.nextCheckAt ?? null
}

/**
 * Posts that pages or drafts show and whose source was not asked for a day whether they are still there, those that were
 * waited for longest first; what was posted long ago is asked for once a month.
 */
export async function listUnseen(source: string, count: number, now: Date) {
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
  return db().$queryRaw<{ sourceId: string; url: string }[]>`
    SELECT source_id AS "sourceId", url FROM mention
    WHERE source = ${source} AND deleted_at IS NULL AND suppressed_at IS NULL
      AND coalesce(seen_at, '-infinity') < CASE WHEN posted_on > ${hoursAgo(30 * 24)}::date
        THEN ${hoursAgo(22)}::timestamptz ELSE ${hoursAgo(30 * 24)}::timestamptz END
      AND (EXISTS (SELECT FROM entry_mention WHERE mention_id = mention.id)
        OR EXISTS (SELECT FROM published_mention JOIN published_entry ON published_entry.id = entry_id
          JOIN publication ON publication.id = publication_id
          WHERE mention_id = mention.id AND ended_at IS NULL))
    ORDER BY seen_at NULLS FIRST, id LIMIT ${count}`
}

/** The answers that runs for a listing day were given, the newest to each request, and when the last of them came. */
export async function findAnswers(day: string) {
  const kept = await db().$queryRaw<
    { request: string; at: Date; status: number; headers: unknown; body: Uint8Array }[]
  >`
    SELECT DISTINCT ON (request) request, fetched_at AS at, status, headers, body FROM answer
    WHERE day = ${day}::date AND status <> 304 ORDER BY request, fetched_at DESC`
  const answers = kept.map(({ request, at, status, headers, body }): [string, Answer] => [
    request,
    { at, status, headers: headersSchema.parse(headers), text: gunzipSync(body).toString() },
  ])
  return {
    answers: new Map(answers),
    at: new Date(Math.max(0, ...kept.map(({ at }) => at.getTime()))),
  }
}

const headersSchema = z.record(z.string(), z.string())
