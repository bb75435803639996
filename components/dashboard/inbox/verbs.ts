import type { CandidateState, Decision } from '../../../lib/candidates/schema'

export type Verb = Decision

export const VERBS: Record<Verb, { label: string; done: string; key: string; leadsTo: CandidateState }> = {
  accept: { label: 'Accept', done: 'Accepted', key: 'a', leadsTo: 'accepted' },
  dismiss: { label: 'Dismiss', done: 'Dismissed', key: 'x', leadsTo: 'dismissed' },
  reopen: { label: 'Undo', done: 'Taken back', key: 'u', leadsTo: 'open' },
}

/** What can be decided on a candidate in that state. */
export const verbsFor = (state: CandidateState): Verb[] => (state === 'open' ? ['accept', 'dismiss'] : ['reopen'])
