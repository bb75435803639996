import 'server-only'
import { gzipSync } from 'node:zlib'
import type { Contributor, Editor } from '../accounts/rights'
import { recordDeed } from '../audit/mutations'
import { db, type Tx } from '../db'
import { bumpEdition } from '../edition'
import { AppError } from '../errors'
import { type Answer, type Request, requestKey } from '../http'
import type { Finding, PaperFacts, Post, Reading, Subject } from '../sources/schema'
import { nextLook, nextTry } from './schedule'

const LEASE_MS = 10 * 60_000
// Mentions of papers older than this are not collected.
const MENTIONED_DAYS = 30

/** Adds what is to be asked about; what is watched already keeps its time. */
export async function addWatches(
  source: string,
  watches: { subject: string; day: string | null; nextCheckAt?: Date; memory?: unknown }[],
  now: Date,
  tx: Tx = db(),
) {
  if (watches.length === 0) return
  const rows = watches.map((watch) => ({ nextCheckAt: now, ...watch }))
  await tx.$executeRaw`
    INSERT INTO watch (source, subject, day, next_check_at, memory)
    SELECT ${source}, subject, day, "nextCheckAt", memory
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS given(subject text, day date, "nextCheckAt" timestamptz(3), memory jsonb)
    ON CONFLICT DO NOTHING`
}

/** Takes what is due at a source in hand, so that no other collector asks about it meanwhile. */
export async function claimWatches(
  source: string,
  count: number,
  now: Date,
  { day = null, except = [] }: { day?: string | null; except?: string[] } = {},
): Promise<Subject[]> {
  return db().$queryRaw<Subject[]>`
    WITH due AS (
      SELECT subject FROM watch
      WHERE source = ${source} AND (claimed_until IS NULL OR claimed_until < ${now}) AND subject <> ALL (${except})
        -- A day that is asked for is asked about whether it is due or not.
        AND CASE WHEN ${day}::date IS NULL THEN next_check_at <= ${now} ELSE day = ${day}::date OR day IS NULL END
      ORDER BY next_check_at, subject LIMIT ${count} FOR UPDATE SKIP LOCKED)
    UPDATE watch SET claimed_until = ${new Date(now.getTime() + LEASE_MS)}
    FROM due LEFT JOIN paper ON arxiv_id = due.subject
    WHERE watch.source = ${source} AND watch.subject = due.subject
    RETURNING watch.subject, watch.day::text, memory,
      CASE WHEN arxiv_id IS NOT NULL THEN jsonb_build_object(
        'arxivId', arxiv_id, 'abstract', abstract, 'comment', comment,
        'posts', ARRAY(SELECT source_id FROM mention JOIN paper_mention ON mention_id = mention.id
          WHERE paper_mention.arxiv_id = paper.arxiv_id AND mention.source = watch.source AND deleted_at IS NULL
          ORDER BY source_id)) END AS paper`
}

/** Leaves a source alone until it may be asked again. */
export async function postponeWatches(source: string, until: Date) {
  await db().watch.updateMany({ where: { source, nextCheckAt: { lt: until } }, data: { nextCheckAt: until } })
}

/** Puts back what was claimed and not asked about. */
export async function releaseWatches(source: string, subjects: string[]) {
  await db().watch.updateMany({ where: { source, subject: { in: subjects } }, data: { claimedUntil: null } })
}

export async function failWatches(source: string, subjects: string[], failure: string, now: Date, retryAt?: Date) {
  const failed = await db().watch.findMany({
    where: { source, subject: { in: subjects } },
    select: { subject: true, failures: true },
  })
  for (const { subject, failures } of failed) {
    const soon = nextTry(failures + 1, now)
    const nextCheckAt = retryAt && retryAt > soon ? retryAt : soon
    await db().watch.update({
      where: { source_subject: { source, subject } },
      data: { failures: failures + 1, failure, nextCheckAt, claimedUntil: null },
    })
  }
}

/** Keeps all that was found of one subject, and when to ask about it again, or nothing. Doing it twice changes nothing. */
export async function keepFinding(source: string, { day }: Pick<Subject, 'day'>, finding: Finding, now: Date) {
  return db().$transaction(
    async (tx) => {
      // What a paper's posts add up to is read after they are written, so one at a time.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`hot-papers collect ${source}`}))`
      const { subject, nextCheckAt, trouble = null } = finding
      const changed = await keepPapers(tx, finding.papers ?? [], finding.listedOn ?? null)
      const found = await keepPosts(tx, source, finding.posts ?? [], finding.gone ?? [], now)
      const read = await keepReadings(tx, source, finding.readings ?? [], now)
      await addWatches(source, finding.more ?? [], now, tx)
      const usual = day ? nextLook(day, now) : new Date(now.getTime() + 3_600_000)
      await tx.watch.update({
        where: { source_subject: { source, subject } },
        data: {
          checkedAt: now,
          claimedUntil: null,
          failures: 0,
          failure: trouble,
          nextCheckAt: nextCheckAt === undefined ? usual : nextCheckAt,
          memory: finding.memory === undefined ? undefined : (finding.memory as object),
        },
      })
      if (await areShown(tx, changed.updated)) await bumpEdition(tx)
      return { found: changed.listed + found + read }
    },
    { timeout: 120_000, maxWait: 120_000 },
  )
}

/** Follows the newest version of papers; those nobody announced to us are not taken in. */
async function keepPapers(tx: Tx, papers: PaperFacts[], listedOn: string | null) {
  if (papers.length === 0) return { listed: 0, updated: [] }
  const given = papers.map((paper) => ({
    ...paper,
    versions: [
      ...(paper.versions ?? []),
      ...(paper.announcedAs && !paper.versions?.some(({ number }) => number === paper.version)
        ? [{ number: paper.version }]
        : []),
    ],
  }))
  const rows = JSON.stringify(given)
  const written = await tx.$queryRaw<{ id: string; added: boolean }[]>`
    WITH given AS (
      SELECT *, CASE WHEN "announcedAs" IN ('new', 'cross') THEN ${listedOn}::date END AS listed,
        coalesce((SELECT max(number) FROM paper_version v WHERE v.arxiv_id = "arxivId"), 0) AS known
      FROM jsonb_to_recordset(${rows}::jsonb) AS given("arxivId" text, version int, title text, authors text[],
        abstract text, categories text[], comment text, doi text, "journalRef" text, license text,
        "announcedAs" announcement))
    INSERT INTO paper (arxiv_id, title, authors, abstract, categories, comment, doi, journal_ref, license,
      announced_on, announced_as, updated_at)
    SELECT "arxivId", title, authors, abstract, categories, comment, doi, "journalRef", license,
      listed, CASE WHEN listed IS NOT NULL THEN "announcedAs" END, now()
    FROM given
    WHERE version >= known AND (listed IS NOT NULL OR EXISTS (SELECT FROM paper WHERE arxiv_id = "arxivId"))
    ORDER BY "arxivId"
    ON CONFLICT (arxiv_id) DO UPDATE SET
      title = excluded.title, authors = excluded.authors, abstract = excluded.abstract,
      categories = excluded.categories, comment = coalesce(excluded.comment, paper.comment),
      doi = coalesce(excluded.doi, paper.doi), journal_ref = coalesce(excluded.journal_ref, paper.journal_ref),
      license = coalesce(excluded.license, paper.license),
      announced_on = coalesce(paper.announced_on, excluded.announced_on),
      announced_as = CASE WHEN paper.announced_on IS NULL THEN excluded.announced_as ELSE paper.announced_as END,
      updated_at = excluded.updated_at
    WHERE (paper.title, paper.authors, paper.abstract, paper.categories, paper.comment, paper.doi, paper.journal_ref,
        paper.license, paper.announced_on)
      IS DISTINCT FROM (excluded.title, excluded.authors, excluded.abstract, excluded.categories,
        coalesce(excluded.comment, paper.comment), coalesce(excluded.doi, paper.doi),
        coalesce(excluded.journal_ref, paper.journal_ref), coalesce(excluded.license, paper.license),
        coalesce(paper.announced_on, excluded.announced_on))
    RETURNING arxiv_id AS id, xmax = 0 AS added`
  const withdrawn = await keepVersions(tx, rows, listedOn)
  return {
    listed: papers.filter(({ announcedAs }) => announcedAs).length,
    updated: [...written.flatMap(({ id, added }) => (added ? [] : [id])), ...withdrawn],
  }
}

/** Returns the papers that were withdrawn, or came back. */
async function keepVersions(tx: Tx, rows: string, listedOn: string | null) {
  await tx.$executeRaw`
    INSERT INTO paper_version (arxiv_id, number, submitted_at, announced_on, announced_as, title, withdrawn_at)
    SELECT "arxivId", number, "submittedAt",
      CASE WHEN number = version AND "announcedAs" IS NOT NULL THEN ${listedOn}::date END,
      CASE WHEN number = version THEN "announcedAs" END,
      CASE WHEN number = version THEN title END,
      CASE WHEN "isWithdrawn" THEN "submittedAt" END
    FROM jsonb_to_recordset(${rows}::jsonb)
      AS given("arxivId" text, version int, title text, "announcedAs" announcement, versions jsonb)
    CROSS JOIN LATERAL jsonb_to_recordset(versions)
      AS each(number int, "submittedAt" timestamptz(3), "isWithdrawn" boolean)
    WHERE EXISTS (SELECT FROM paper WHERE arxiv_id = "arxivId")
    ORDER BY 1, 2
    ON CONFLICT (arxiv_id, number) DO UPDATE SET
      submitted_at = coalesce(excluded.submitted_at, paper_version.submitted_at),
      announced_on = coalesce(paper_version.announced_on, excluded.announced_on),
      announced_as = coalesce(paper_version.announced_as, excluded.announced_as),
      title = coalesce(paper_version.title, excluded.title),
      withdrawn_at = coalesce(paper_version.withdrawn_at, excluded.withdrawn_at)
    WHERE (paper_version.submitted_at, paper_version.announced_on, paper_version.title, paper_version.withdrawn_at)
      IS DISTINCT FROM (coalesce(excluded.submitted_at, paper_version.submitted_at),
        coalesce(paper_version.announced_on, excluded.announced_on), coalesce(paper_version.title, excluded.title),
        coalesce(paper_version.withdrawn_at, excluded.withdrawn_at))`
  const moved = await tx.$queryRaw<{ id: string }[]>`
    WITH newest AS (
      SELECT DISTINCT ON (arxiv_id) arxiv_id, withdrawn_at FROM paper_version
      WHERE arxiv_id IN (SELECT "arxivId" FROM jsonb_to_recordset(${rows}::jsonb) AS given("arxivId" text))
      ORDER BY arxiv_id, number DESC)
    UPDATE paper SET withdrawn_at = newest.withdrawn_at, updated_at = now() FROM newest
    WHERE paper.arxiv_id = newest.arxiv_id AND paper.withdrawn_at IS DISTINCT FROM newest.withdrawn_at
    RETURNING paper.arxiv_id AS id`
  return moved.map(({ id }) => id)
}

async function keepPosts(tx: Tx, source: string, posts: Post[], gone: string[], now: Date) {
  const known = await listMentionable(
    tx,
    posts.flatMap(({ arxivIds }) => arxivIds),
    now,
  )
  const given = posts
    .map((post) => ({ ...post, arxivIds: post.arxivIds.filter((id) => known.has(id)) }))
    .filter(({ arxivIds }) => arxivIds.length > 0)
  if (given.length === 0 && gone.length === 0) return 0
  await storePosts(tx, source, given, now)
  await markGone(tx, source, gone, now)
  await addUp(tx, source, [...new Set([...given.map(({ sourceId }) => sourceId), ...gone])], now)
  return given.length
}

/** Posts with the papers they link to, all of which are known. */
async function storePosts(tx: Tx, source: string, given: Post[], now: Date) {
  const rows = JSON.stringify(
    given.map((post) => ({ ...post, postedOn: post.postedAt.toISOString().slice(0, 10), dir: directionOf(post.lang) })),
  )
  await tx.$executeRaw`
    INSERT INTO mention (id, source, source_id, url, author_id, author_name, author_handle, author_is_bot, body, lang, dir,
      posted_on, posted_at, withheld, seen_at)
    SELECT gen_random_uuid(), ${source}, "sourceId", url, "authorId", "authorName", "authorHandle", "authorIsBot", body,
      lang, dir, "postedOn", "postedAt", withheld, ${now}
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
      withheld = excluded.withheld, seen_at = excluded.seen_at, deleted_at = NULL`
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

/** Keeps a post that somebody pasted under a paper, which it need not link to; its id. */
export async function keepPastedPost(person: Contributor, arxivId: string, source: string, post: Post, now: Date) {
  return db().$transaction(async (tx) => {
    if ((await tx.paper.count({ where: { arxivId } })) === 0)
      throw new AppError('missing', `There is no paper ${arxivId} here.`)
    await storePosts(tx, source, [{ ...post, arxivIds: [arxivId] }], now)
    await addUp(tx, source, [post.sourceId], now)
    const where = { source_sourceId: { source, sourceId: post.sourceId } }
    const { id, suppressedAt } = await tx.mention.findUniqueOrThrow({ where, select: { id: true, suppressedAt: true } })
    if (suppressedAt) throw new AppError('forbidden', 'That post, or its author, was taken out of this site for good.')
    await recordDeed(tx, person, 'paste post', { subject: post.url })
    return { mentionId: id }
  })
}

/** Papers young enough for what is said about them to be kept. */
async function listMentionable(tx: Tx, ids: string[], now: Date): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const papers = await tx.paper.findMany({
    where: {
      arxivId: { in: [...new Set(ids)] },
      announcedOn: { gte: new Date(now.getTime() - MENTIONED_DAYS * 24 * 3_600_000) },
    },
    select: { arxivId: true },
  })
  return new Set(papers.map(({ arxivId }) => arxivId))
}

const KEPT_DAYS = 30

/** Drops what need not be kept: words of posts that nobody showed within 30 days or that are gone, and old answers. */
export async function forget(now: Date, keepAnswersDays: number) {
  const before = (days: number) => new Date(now.getTime() - days * 24 * 3_600_000)
  await db().$executeRaw`
    UPDATE mention SET body = '[]', author_name = '', author_handle = '', forgotten_at = ${now}
    WHERE forgotten_at IS NULL AND (created_at < ${before(KEPT_DAYS)} OR deleted_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM entry_mention WHERE mention_id = mention.id)
      AND NOT EXISTS (SELECT FROM published_mention WHERE mention_id = mention.id)`
  await db().answer.deleteMany({ where: { fetchedAt: { lt: before(keepAnswersDays) } } })
}

/** Writes down which of the posts that were looked after are there, and which are not. */
export async function keepPresence(source: string, sourceIds: string[], gone: string[], now: Date) {
  await db().$transaction(async (tx) => {
    await tx.mention.updateMany({ where: { source, sourceId: { in: sourceIds } }, data: { seenAt: now } })
    await markGone(tx, source, gone, now)
  })
}

/** Posts that left their source leave the pages with the next edition. */
export async function markGone(tx: Tx, source: string, sourceIds: string[], now: Date) {
  if (sourceIds.length === 0) return
  await tx.mention.updateMany({
    where: { source, sourceId: { in: sourceIds }, deletedAt: null },
    data: { deletedAt: now },
  })
  const shown = await tx.publishedMention.count({
    where: { mention: { source, sourceId: { in: sourceIds } }, entry: { publication: { endedAt: null } } },
  })
  if (shown > 0) await bumpEdition(tx)
}

/** What the posts about a paper add up to is a reading of it. */
async function addUp(tx: Tx, source: string, sourceIds: string[], now: Date) {
  await tx.$executeRaw`
    WITH touched AS (
      SELECT DISTINCT arxiv_id FROM paper_mention JOIN mention ON mention.id = mention_id
      WHERE source = ${source} AND source_id = ANY (${sourceIds})),
    total AS (
      SELECT touched.arxiv_id, sum(reposts)::int AS reposts, sum(likes)::int AS likes, sum(replies)::int AS comments,
        sum(upvotes)::int AS upvotes, sum(quotes)::int AS quotes
      FROM touched JOIN paper_mention USING (arxiv_id)
      JOIN mention ON mention.id = mention_id AND source = ${source} AND deleted_at IS NULL
      JOIN LATERAL (
        SELECT * FROM mention_count WHERE mention_count.mention_id = mention.id ORDER BY taken_at DESC LIMIT 1) AS newest
        ON true
      GROUP BY 1)
    INSERT INTO snapshot (arxiv_id, source, taken_at, reposts, likes, comments, upvotes, quotes)
    SELECT total.arxiv_id, ${source}, ${now}, total.reposts, total.likes, total.comments, total.upvotes, total.quotes
    FROM total LEFT JOIN LATERAL (
      SELECT * FROM snapshot WHERE snapshot.arxiv_id = total.arxiv_id AND source = ${source} AND taken_at <= ${now}
      ORDER BY taken_at DESC LIMIT 1) AS last ON true
    WHERE last.arxiv_id IS NULL OR (last.reposts, last.likes, last.comments, last.upvotes, last.quotes)
      IS DISTINCT FROM (total.reposts, total.likes, total.comments, total.upvotes, total.quotes)
    ORDER BY 1
    ON CONFLICT (arxiv_id, source, taken_at) DO UPDATE SET reposts = excluded.reposts, likes = excluded.likes,
      comments = excluded.comments, upvotes = excluded.upvotes, quotes = excluded.quotes`
}

/** Appends readings that differ from the last; counts may fall. */
async function keepReadings(tx: Tx, source: string, readings: Reading[], now: Date) {
  const known = await listMentionable(
    tx,
    readings.map(({ arxivId }) => arxivId),
    now,
  )
  const given = readings.filter(({ arxivId }) => known.has(arxivId))
  if (given.length === 0) return 0
  await tx.$executeRaw`
    INSERT INTO snapshot (arxiv_id, source, taken_at, reposts, likes, comments, upvotes)
    SELECT "arxivId", ${source}, ${now}, given.reposts, given.likes, given.comments, given.upvotes
    FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      AS given("arxivId" text, reposts int, likes int, comments int, upvotes int)
    LEFT JOIN LATERAL (
      SELECT * FROM snapshot WHERE arxiv_id = "arxivId" AND source = ${source} AND taken_at <= ${now}
      ORDER BY taken_at DESC LIMIT 1) AS last
      ON true
    WHERE last.arxiv_id IS NULL OR (last.reposts, last.likes, last.comments, last.upvotes)
      IS DISTINCT FROM (given.reposts, given.likes, given.comments, given.upvotes)
    ORDER BY 1
    ON CONFLICT (arxiv_id, source, taken_at) DO UPDATE SET reposts = excluded.reposts, likes = excluded.likes,
      comments = excluded.comments, upvotes = excluded.upvotes`
  return given.length
}

async function areShown(tx: Tx, arxivIds: string[]) {
  if (arxivIds.length === 0) return false
  return (await tx.publishedEntry.count({ where: { arxivId: { in: arxivIds }, publication: { endedAt: null } } })) > 0
}

// Languages written from the right.
const RIGHT_TO_LEFT = /^(ar|fa|he|iw|ur|yi|ps|sd|ug|dv|ckb)\b/i
const directionOf = (lang: string) => (RIGHT_TO_LEFT.test(lang) ? 'rtl' : 'ltr')

/** Watches the papers that something was heard of elsewhere, at a source that is asked paper by paper. */
export async function shortlist(source: string, linking: string | undefined, since: string, now: Date) {
  await db().$executeRaw`
    INSERT INTO watch (source, subject, day, next_check_at)
    SELECT ${source}, arxiv_id, announced_on, ${now} FROM paper
    WHERE announced_on >= ${since}::date
      AND concat(abstract, ' ', comment) ILIKE ${`%${linking ?? ''}%`}
      AND (EXISTS (SELECT FROM snapshot WHERE snapshot.arxiv_id = paper.arxiv_id AND source <> ${source}
          AND coalesce(greatest(reposts, likes, comments, upvotes), 0) > 0)
        OR EXISTS (SELECT FROM paper_mention JOIN mention ON mention.id = mention_id
          WHERE paper_mention.arxiv_id = paper.arxiv_id AND mention.source <> ${source}))
    ON CONFLICT DO NOTHING`
}

export async function beginRun(day: string, accountId?: string): Promise<string> {
  return (await db().run.create({ data: { day: new Date(day), accountId }, select: { id: true } })).id
}

type Progress = {
  due: number
  asked: number
  found: number
  notAsked: number
  failure: string | null
  staleAt: Date | null
  finishedAt: Date | null
}

/** Says how far a source is, and that the run is alive. */
export async function tellProgress(runId: string, source: string, progress: Progress) {
  await db().runSource.upsert({
    where: { runId_source: { runId, source } },
    create: { runId, source, ...progress },
    update: progress,
  })
  await db().run.update({ where: { id: runId }, data: { aliveAt: new Date() } })
}

export async function finishRun(runId: string, isSeen: boolean) {
  await db().$transaction(async (tx) => {
    await tx.run.update({ where: { id: runId }, data: { finishedAt: new Date() } })
    // Counts of published papers move at most once a run.
    if (isSeen) await bumpEdition(tx)
  })
}

export async function keepAnswer(source: string, day: string, request: Request, answer: Answer) {
  await db().answer.create({
    data: {
      source,
      day: new Date(day),
      request: requestKey(request),
      fetchedAt: answer.at,
      status: answer.status,
      headers: answer.headers,
      body: gzipSync(answer.text),
    },
  })
}

/** Has the worker ask about a listing day at once, whether it is due or not: about the newest, where none is named. */
export async function requestRun(editor: Editor, day?: string) {
  await db().$transaction(async (tx) => {
    const [queue] = await tx.$queryRaw<{ exists: boolean }[]>`
      SELECT to_regclass('graphile_worker.jobs') IS NOT NULL AS exists`
    if (!queue?.exists)
      throw new AppError('unavailable', 'No worker has run on this database yet: `hot-papers start` starts one.')
    const payload = JSON.stringify({ accountId: editor.id, day })
    await tx.$executeRaw`SELECT graphile_worker.add_job('collect-now', ${payload}::json, job_key := 'collect-now')`
    await recordDeed(tx, editor, 'run collector', { subject: day })
  })
}
