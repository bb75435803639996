import 'server-only'
import { db, type Tx } from '../db'
import type { Finding, Subject } from '../sources/schema'
import { nextLook, nextTry } from './schedule'

const LEASE_MS = 10 * 60_000

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

/** Writes down that a subject was asked about, and when it is to be asked about again. */
export async function settleWatch(tx: Tx, source: string, day: string | null, finding: Finding, now: Date) {
  const { subject, nextCheckAt, memory, trouble = null } = finding
  const usual = day ? nextLook(day, now) : new Date(now.getTime() + 3_600_000)
  await tx.watch.update({
    where: { source_subject: { source, subject } },
    data: {
      checkedAt: now,
      claimedUntil: null,
      failures: 0,
      failure: trouble,
      nextCheckAt: nextCheckAt === undefined ? usual : nextCheckAt,
      memory: memory === undefined ? undefined : (memory as object),
    },
  })
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
