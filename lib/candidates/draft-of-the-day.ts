import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '../db'
import { orderKey } from '../digests/order-key'
import { freshKeys } from '../drafts/places'
import { listMentionsToShow } from '../ranking/queries'
import { makeDraft } from './make-draft'
import { type Plan, planDraft } from './plan-draft'

/** What became of a day's draft: `settled` where it is no longer the site's to change, `none` where nothing is to show. */
type Outcome = 'made' | 'changed' | 'unchanged' | 'settled' | 'none'
type Refreshed = { outcome: Outcome; hasEndedSample: boolean }

/** Makes the draft of a day, or brings what nobody touched in it up to date. */
export async function refreshDraft(tx: Tx, day: string, threshold: number): Promise<Refreshed> {
  const candidates = await tx.candidate.findMany({
    where: { day: new Date(day) },
    orderBy: [{ score: 'desc' }, { arxivId: 'asc' }],
    select: { arxivId: true, score: true, entryId: true, acceptedAt: true, dismissedAt: true },
  })
  const wanted = candidates
    .filter(({ score, acceptedAt, dismissedAt }) => score >= threshold && !acceptedAt && !dismissedAt)
    .map(({ arxivId, entryId }) => ({ arxivId, wasPlaced: entryId !== null }))
  const known = await lockDraft(tx, day)
  if (known?.isSettled) return { outcome: 'settled', hasEndedSample: false }
  if (!known && wanted.length === 0) return { outcome: 'none', hasEndedSample: false }
  const { id, hasEndedSample } = known ? { ...known, hasEndedSample: false } : await makeDraft(tx, day, null)

  const standing = await listStanding(tx, id, day)
  const scores = new Map(candidates.map(({ arxivId, score }) => [arxivId, score]))
  const plan = planDraft(standing, wanted, scores, known?.isEdited ?? false)
  const hasMoved = await place(tx, id, day, standing, plan)
  const hasSpoken = await showMentions(tx, id, day)
  if (!known) return { outcome: 'made', hasEndedSample }
  if (!hasMoved && !hasSpoken) return { outcome: 'unchanged', hasEndedSample }
  await tx.digest.update({ where: { id }, data: { version: { increment: 1 } }, select: { id: true } })
  return { outcome: 'changed', hasEndedSample }
}

/** Nobody edits the draft while this transaction lasts. */
async function lockDraft(tx: Tx, day: string) {
  const [draft] = await tx.$queryRaw<{ id: string; isEdited: boolean; isSettled: boolean }[]>`
    SELECT id, edited_at IS NOT NULL AS "isEdited",
      trashed_at IS NOT NULL OR proposed_at IS NOT NULL OR imported_at IS NOT NULL
        OR scheduled_by_id IS NOT NULL
        OR EXISTS (SELECT FROM publication WHERE digest_id = digest.id) AS "isSettled"
    FROM digest WHERE day = ${day}::date AND sample_at IS NULL FOR UPDATE`
  return draft
}

type Standing = { id: string; arxivId: string; orderKey: string; isUntouched: boolean }

/** The entries in order. The site's own are untouched until somebody does anything with them, or decides on their candidate. */
function listStanding(tx: Tx, digestId: string, day: string) {
  return tx.$queryRaw<Standing[]>`
    SELECT entry.id, entry.arxiv_id AS "arxivId", order_key AS "orderKey",
      entry.id = candidate.entry_id AND accepted_at IS NULL AND dismissed_at IS NULL AND note IS NULL
        AND NOT EXISTS (
          SELECT FROM operation
          WHERE operation.digest_id = entry.digest_id AND operation.account_id IS NOT NULL
            AND entry.id = ANY (entry_ids)) IS TRUE AS "isUntouched"
    FROM entry LEFT JOIN candidate ON candidate.arxiv_id = entry.arxiv_id AND candidate.day = ${day}::date
    WHERE entry.digest_id = ${digestId}::uuid ORDER BY order_key`
}

async function place(tx: Tx, digestId: string, day: string, standing: Standing[], plan: Plan): Promise<boolean> {
  const before = standing.map(({ arxivId }) => arxivId)
  if (isDeepStrictEqual(before, plan.order)) return false
  const removed = { arxivId: { in: plan.removed } }
  await tx.entry.deleteMany({ where: { digestId, ...removed } })
  await tx.candidate.updateMany({ where: { day: new Date(day), ...removed }, data: { entryId: null } })

  const ids = new Map(standing.map(({ arxivId, id }) => [arxivId, id]))
  const takenOut = await tx.removedEntry.findMany({ where: { digestId }, select: { id: true, orderKey: true } })
  // Behind all there are, so that no two rows have one key while they take theirs.
  const keys = freshKeys([...standing, ...takenOut], plan.order.length)
  const rows = plan.order.map((arxivId, i) => ({ id: ids.get(arxivId) ?? randomUUID(), arxivId, orderKey: keys[i] }))
  await tx.$executeRaw`
    INSERT INTO entry (id, digest_id, arxiv_id, order_key)
    SELECT id, ${digestId}::uuid, "arxivId", "orderKey"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given(id uuid, "arxivId" text, "orderKey" text)
    ON CONFLICT (id) DO UPDATE SET order_key = excluded.order_key`
  await tx.$executeRaw`
    UPDATE candidate SET entry_id = entry.id
    FROM entry WHERE entry.digest_id = ${digestId}::uuid AND candidate.day = ${day}::date
      AND candidate.arxiv_id = entry.arxiv_id AND entry.arxiv_id = ANY (${plan.added})`
  return true
}

/** Shows under the untouched entries the posts that are to be shown by now. */
async function showMentions(tx: Tx, digestId: string, day: string): Promise<boolean> {
  const entries = (await listStanding(tx, digestId, day)).filter(({ isUntouched }) => isUntouched)
  const ids = entries.map(({ id }) => id)
  const shown = await tx.entryMention.findMany({
    where: { entryId: { in: ids } },
    orderBy: { orderKey: 'asc' },
    select: { entryId: true, mentionId: true },
  })
  const shownUnder = Map.groupBy(shown, ({ entryId }) => entryId)
  const chosen = await listMentionsToShow(
    tx,
    entries.map(({ arxivId }) => arxivId),
  )
  const changed = entries.filter(({ id, arxivId }) => {
    const before = shownUnder.get(id)?.map(({ mentionId }) => mentionId) ?? []
    return !isDeepStrictEqual(before, chosen.get(arxivId) ?? [])
  })
  await tx.entryMention.deleteMany({ where: { entryId: { in: changed.map(({ id }) => id) } } })
  await tx.entryMention.createMany({
    data: changed.flatMap(({ id, arxivId }) =>
      (chosen.get(arxivId) ?? []).map((mentionId, i) => ({ entryId: id, mentionId, orderKey: orderKey(i) })),
    ),
  })
  return changed.length > 0
}
