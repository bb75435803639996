import type { Candidate } from '../../../lib/candidates/queries'
import type { CandidateState } from '../../../lib/candidates/schema'
import { formatCount, formatEngagement } from '../../../lib/format-count'
import { traceGrowth } from '../../../lib/papers/readings'
import { sourceName } from '../../../lib/source-names'
import { plainTex } from '../../../lib/tex'
import { type Curve, drawCurve } from './curve'

/** A candidate as the inbox lists it: little enough that three hundred come with the page. */
export type Row = {
  id: string
  arxivId: string
  title: string
  authors: string
  categories: string[]
  isCross: boolean
  score: number
  state: CandidateState
  decidedBy: string | null
  isInDraft: boolean
  /** What people did, by source. */
  heard: string[]
  /** Who they are: "12 independent accounts", "92 % from one account". */
  talkers: string[]
  accounts: number
  curve: Curve | null
}

const AUTHORS = 4

export function rowOf(candidate: Candidate): Row {
  const { id, arxivId, title, authors, categories, announcedAs, score, state, decidedBy, isInDraft } = candidate
  const { receipt, readings } = candidate
  const newest = new Map(readings.map((reading) => [reading.source, reading]))
  return {
    id,
    arxivId,
    title: plainTex(title),
    authors:
      authors.slice(0, AUTHORS).join(', ') + (authors.length > AUTHORS ? ` and ${authors.length - AUTHORS} more` : ''),
    categories,
    isCross: announcedAs === 'cross',
    score,
    state,
    decidedBy,
    isInDraft,
    heard: [...newest.values()].flatMap((reading) => {
      const { source, reposts, likes, comments, upvotes } = reading
      // What nobody did is not worth a word.
      const counts = formatEngagement({
        source,
        reposts: reposts || null,
        likes: likes || null,
        comments: comments || null,
        upvotes: upvotes || null,
      })
      return counts ? `${counts} on ${sourceName(source)}` : []
    }),
    talkers: describeTalkers(receipt),
    accounts: receipt.accounts ?? 0,
    curve: drawCurve(traceGrowth(readings)),
  }
}

/** Facts about who talks; half of it from one account is worth knowing. */
export function describeTalkers({ accounts, fromOne = 0 }: Candidate['receipt']): string[] {
  if (accounts === undefined) return []
  const said = formatCount(accounts, 'independent account')
  return fromOne >= 0.5 ? [said, `${Math.round(fromOne * 100)} % from one account`] : [said]
}
