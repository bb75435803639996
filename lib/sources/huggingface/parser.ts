import { z } from 'zod'
import { canonicalArxivId } from '../../papers/arxiv-id'
import { fitting, parseJson, type Reading } from '../schema'

const itemSchema = z
  .object({
    paper: z.object({ id: z.string(), upvotes: z.int().min(0) }),
    numComments: z.int().min(0).default(0),
  })
  .transform(({ paper, numComments }): Reading | null => {
    const arxivId = canonicalArxivId(paper.id)
    return arxivId ? { arxivId, upvotes: paper.upvotes, comments: numComments } : null
  })

/** A page of the papers of a day with their upvotes and comments, and how long the page was. */
export function parseDailyPapers(body: string): { readings: Reading[]; length: number } {
  const items = parseJson(z.array(z.unknown()), body, 'The list of papers')
  const { fit } = fitting(itemSchema, items)
  return { readings: fit.filter((reading) => reading !== null), length: items.length }
}
