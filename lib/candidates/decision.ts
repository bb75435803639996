import { randomUUID } from 'node:crypto'
import type { Contributor } from '../accounts/rights'
import type { Tx } from '../db'
import { applyWithin } from '../drafts/mutations'
import type { Operation } from '../drafts/schema'
import { AppError } from '../errors'
import { makeDraft } from './make-draft'
import type { Decision } from './schema'

type Candidate = {
  arxivId: string
  score: number
  entryId: string | null
  acceptedAt: Date | null
  dismissedAt: Date | null
}
type Draft = { id: string; standing: Map<string, string>; removed: Map<string, string> }

/** Has the draft of the day follow what somebody decides on candidates, as operations that others see at work. */
export async function followDecision(
  tx: Tx,
  person: Contributor,
  day: string,
  candidates: Candidate[],
  decision: Decision,
): Promise<{ digestId?: string; hasEndedSample: boolean }> {
  const known = await tx.digest.findFirst({ where: { day: new Date(day), sampleAt: null }, select: { id: true } })
  if (!known && decision !== 'accept') return { hasEndedSample: false }
  const { id, hasEndedSample } = known ? { ...known, hasEndedSample: false } : await makeDraft(tx, day, person)
  const draft = await readDraft(tx, id)
  const operations = {
    accept: () => accept(tx, draft, day, candidates),
    dismiss: async () => dismiss(draft, candidates),
    reopen: async () => reopen(draft, candidates),
  }[decision]
  const wished = await operations()
  if (wished.length > 0) {
    const results = await applyWithin(tx, person, id, wished)
    const refused = results.find((result) => result.outcome === 'refused')
    if (refused) throw new AppError('conflict', refused.message)
  }
  return { digestId: id, hasEndedSample }
}

/** Each comes in behind what scored higher, or where it stood before it was taken out. */
async function accept(tx: Tx, draft: Draft, day: string, candidates: Candidate[]): Promise<Operation[]> {
  const fresh = candidates.filter(({ arxivId }) => !draft.standing.has(arxivId))
  const added = fresh.filter(({ arxivId }) => !draft.removed.has(arxivId))
  const scored = await tx.candidate.findMany({
    where: { day: new Date(day), arxivId: { in: [...draft.standing.keys()] } },
    select: { arxivId: true, score: true },
  })
  const scores = new Map(scored.map(({ arxivId, score }) => [arxivId, score]))
  const order = [...draft.standing].map(([arxivId, id]) => ({
    id,
    score: scores.get(arxivId) ?? Number.POSITIVE_INFINITY,
  }))

  const back = fresh.flatMap(({ arxivId }) => draft.removed.get(arxivId) ?? []).map(putBack)
  return [
    ...back,
    ...added.map(({ arxivId, score }): Operation => {
      const entry = randomUUID()
      const place = order.findLastIndex((other) => other.score >= score)
      const after = order[place]?.id ?? null
      order.splice(place + 1, 0, { id: entry, score })
      return { id: randomUUID(), type: 'add entry', entry, arxivId, after }
    }),
  ]
}

const dismiss = (draft: Draft, candidates: Candidate[]) =>
  candidates.flatMap(({ arxivId }) => draft.standing.get(arxivId) ?? []).map(takeOut)

/** What somebody accepted goes, what somebody dismissed comes back; what the site had placed is there again either way. */
function reopen(draft: Draft, candidates: Candidate[]): Operation[] {
  return candidates.flatMap(({ arxivId, entryId, acceptedAt, dismissedAt }) => {
    const [standing, removed] = [draft.standing.get(arxivId), draft.removed.get(arxivId)]
    if (acceptedAt && standing && standing !== entryId) return [takeOut(standing)]
    return dismissedAt && removed && !standing ? [putBack(removed)] : []
  })
}

async function readDraft(tx: Tx, id: string): Promise<Draft> {
  const standing = await tx.entry.findMany({
    where: { digestId: id },
    orderBy: { orderKey: 'asc' },
    select: { id: true, arxivId: true },
  })
  const removed = await tx.$queryRaw<{ id: string; arxivId: string }[]>`
    SELECT id, content->>'arxivId' AS "arxivId" FROM removed_entry
    WHERE digest_id = ${id}::uuid ORDER BY removed_at`
  const byPaper = (rows: typeof removed) => new Map(rows.map(({ arxivId, id }) => [arxivId, id]))
  return { id, standing: byPaper(standing), removed: byPaper(removed) }
}

const takeOut = (entry: string): Operation => ({ id: randomUUID(), type: 'remove entry', entry })
const putBack = (entry: string): Operation => ({ id: randomUUID(), type: 'put back entry', entry })
