import 'server-only'
import type { Contributor } from '../accounts/rights'
import { recordDeed } from '../audit/mutations'
import { db, type Tx } from '../db'
import { bumpEdition } from '../edition'
import { AppError } from '../errors'
import { findRule, rankDay } from '../ranking/queries'
import { followDecision } from './decision'
import { refreshDraft } from './draft-of-the-day'
import type { Decision } from './schema'

export { makeDraft } from './make-draft'

type Ranked = Awaited<ReturnType<typeof rankDay>>

/**
 * Ranks a listing day anew and brings its open candidates and the draft of the day up to date. What somebody decided or
 * edited stays; of two that rank at once the later reading stands.
 */
export async function rankCandidates(day: string, at = new Date()) {
  const { rule, threshold } = await findRule()
  const ranked = await rankDay(day, rule, at)
  return inTurn(day, async (tx) => {
    await saveCandidates(tx, day, at, ranked)
    const isSeen = await markOwnAuthors(tx, ranked)
    const { outcome, hasEndedSample } = await refreshDraft(tx, day, threshold)
    if (isSeen || hasEndedSample) await bumpEdition(tx)
    return { candidates: await tx.candidate.count({ where: { day: new Date(day) } }), draft: outcome }
  })
}

/** Ranks anew the day of a run and every listing day of which anything was heard since. */
export async function rankHeard(day: string, since: Date, at: Date) {
  const heard = await db().$queryRaw<{ day: string }[]>`
    SELECT DISTINCT announced_on::text AS day FROM snapshot JOIN paper USING (arxiv_id)
    WHERE taken_at >= ${since} AND announced_on IS NOT NULL AND announced_on <> ${day}::date ORDER BY 1`
  const ranked = []
  for (const each of [...heard.map(({ day }) => day), day])
    ranked.push({ day: each, ...(await rankCandidates(each, at)) })
  return ranked
}

/** Takes papers into the draft of their day, which is made where there is none. */
export const acceptCandidates = (person: Contributor, ids: string[]) => decide(person, ids, 'accept')
/** Says of papers that they are not for this day; what stands of them in the draft goes out. */
export const dismissCandidates = (person: Contributor, ids: string[]) => decide(person, ids, 'dismiss')
/** Takes a decision back, and what it did to the draft. */
export const reopenCandidates = (person: Contributor, ids: string[]) => decide(person, ids, 'reopen')

async function decide(person: Contributor, ids: string[], decision: Decision) {
  const days = await db().candidate.findMany({ where: { id: { in: ids } }, distinct: 'day', select: { day: true } })
  const [first, ...others] = days.map(({ day }) => day.toISOString().slice(0, 10))
  if (!first) throw new AppError('missing', 'These papers are no candidates any more: load the page again.')
  if (others.length > 0) throw new AppError('invalid', 'Decide on the papers of one day at a time.')
  await inTurn(first, async (tx) => {
    const candidates = await tx.candidate.findMany({
      where: { id: { in: ids } },
      orderBy: [{ score: 'desc' }, { arxivId: 'asc' }],
      select: { id: true, arxivId: true, score: true, entryId: true, acceptedAt: true, dismissedAt: true },
    })
    const { digestId, hasEndedSample } = await followDecision(tx, person, first, candidates, decision)
    const now = new Date()
    await tx.candidate.updateMany({
      where: { id: { in: ids } },
      data: {
        acceptedAt: decision === 'accept' ? now : null,
        dismissedAt: decision === 'dismiss' ? now : null,
        accountId: decision === 'reopen' ? null : person.id,
      },
    })
    const subject = candidates.map(({ arxivId }) => arxivId).join(', ')
    await recordDeed(tx, person, `${decision} candidate`, { digestId, subject })
    if (hasEndedSample) await bumpEdition(tx)
  })
}

/** One at a time for each day, in every process: who comes second sees what the first did. */
function inTurn<Result>(day: string, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return db().$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`candidates of ${day}`}))`
      return work(tx)
    },
    { timeout: 60_000, maxWait: 20_000 },
  )
}

/** Papers that anyone spoke of are candidates of their listing day and of no other, a new version or not. */
async function saveCandidates(tx: Tx, day: string, at: Date, ranked: Ranked) {
  const rows = ranked
    .filter(({ score, paper }) => score > 0 && !paper.withdrawnAt)
    .map(({ arxivId, score, receipt }) => ({ arxivId, score, receipt }))
  await tx.$executeRaw`
    INSERT INTO candidate (id, day, arxiv_id, score, receipt)
    SELECT gen_random_uuid(), ${day}::date, "arxivId", score, receipt
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given("arxivId" text, score float, receipt jsonb)
    WHERE NOT EXISTS (SELECT FROM candidate other WHERE other.arxiv_id = "arxivId" AND other.day <> ${day}::date)
      AND NOT EXISTS (
        SELECT FROM published_entry JOIN publication ON publication.id = publication_id
        WHERE published_entry.arxiv_id = "arxivId" AND publication.day <> ${day}::date)
    ON CONFLICT (day, arxiv_id) DO UPDATE SET score = excluded.score, receipt = excluded.receipt
    WHERE candidate.accepted_at IS NULL AND candidate.dismissed_at IS NULL
      AND candidate.receipt->>'asOf' < excluded.receipt->>'asOf'`
  await tx.$executeRaw`
    DELETE FROM candidate WHERE day = ${day}::date AND accepted_at IS NULL AND dismissed_at IS NULL
      AND arxiv_id <> ALL (${rows.map(({ arxivId }) => arxivId)}) AND receipt->>'asOf' < ${at.toISOString()}`
}

/** Posts are marked for readers as well; whether they see any of those that were not marked before. */
async function markOwnAuthors(tx: Tx, ranked: Ranked) {
  const own = ranked.flatMap(({ arxivId, paper }) =>
    paper.mentions.filter(({ byAuthor }) => byAuthor).map(({ id }) => ({ arxivId, id })),
  )
  const [marked] = await tx.$queryRaw<{ isSeen: boolean }[]>`
    WITH marked AS (
      UPDATE paper_mention SET by_author = true
      FROM jsonb_to_recordset(${JSON.stringify(own)}::jsonb) AS own("arxivId" text, id uuid)
      WHERE arxiv_id = "arxivId" AND mention_id = id AND NOT by_author RETURNING mention_id)
    SELECT EXISTS (
      SELECT FROM marked JOIN published_mention USING (mention_id)
      JOIN published_entry entry ON entry.id = entry_id
      JOIN publication ON publication.id = publication_id AND ended_at IS NULL) AS "isSeen"`
  return marked?.isSeen ?? false
}
