'use server'

import type { ReactNode } from 'react'
import { z } from 'zod'
import { CandidateDetails } from '../../../components/dashboard/inbox/candidate-details'
import { findContributor } from '../../../lib/accounts/session'
import { type ActionState, contributorAction } from '../../../lib/action'
import { acceptCandidates, dismissCandidates, reopenCandidates } from '../../../lib/candidates/mutations'
import { findCandidate } from '../../../lib/candidates/queries'
import { candidateIdsSchema, decisionSchema } from '../../../lib/candidates/schema'

const MUTATIONS = { accept: acceptCandidates, dismiss: dismissCandidates, reopen: reopenCandidates }

/** A row's own button says which row; the others speak of what is selected. */
const schema = z
  .object({ one: z.string().optional(), decision: z.string().optional(), ids: z.array(z.string()).default([]) })
  .transform(({ one, decision, ids }) => {
    const [verb, id] = one?.split(' ') ?? []
    return verb ? { decision: verb, ids: [id] } : { decision, ids }
  })
  .pipe(z.object({ decision: decisionSchema, ids: candidateIdsSchema }))

export const decide = contributorAction(schema, async (person, { decision, ids }) => {
  await MUTATIONS[decision](person, ids)
  return {}
})

/** What is worth knowing of a candidate before deciding, made here: formulas need no script of the page's. */
export async function showDetails(id: string): Promise<ActionState & { details?: ReactNode }> {
  if (!(await findContributor())) return { refused: 'signed out', message: 'You are signed out: sign in again.' }
  const known = z.uuid().safeParse(id)
  const candidate = known.success && (await findCandidate(known.data))
  if (!candidate) return { message: 'This paper is no candidate any more: load the page again.' }
  return { details: <CandidateDetails candidate={candidate} /> }
}
