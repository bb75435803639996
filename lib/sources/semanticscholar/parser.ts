import { z } from 'zod'
import { canonicalArxivId } from '../../papers/arxiv-id'
import { fitting, parseJson } from '../schema'

const paperSchema = z.object({
  externalIds: z.object({ ArXiv: z.string().optional() }).nullish(),
  citationCount: z.int().min(0).nullish(),
})

/** How often papers are cited, of those that it knows: for others it has null. */
export function parsePapers(body: string) {
  const papers = parseJson(z.array(z.unknown()), body, 'The list of papers').filter((paper) => paper !== null)
  const { fit, dropped } = fitting(paperSchema, papers)
  const citations = fit.flatMap(({ externalIds, citationCount }) => {
    // By what it says it is, not by its place: two ids may be one paper there.
    const arxivId = canonicalArxivId(externalIds?.ArXiv ?? '')
    return arxivId && citationCount != null ? [{ arxivId, count: citationCount }] : []
  })
  return { citations, dropped }
}
