import 'server-only'
import { listAppearances } from '../digests/queries'
import { listPostCounts } from '../mentions/queries'
import { canonicalArxivId } from '../papers/arxiv-id'
import { findPaperFacts, listReadings } from '../papers/queries'
import { listRelated } from '../related/queries'
import { describePaper } from './describe'
import { moved } from './route'

/** What the page of a paper says: of one that no digest features, what arXiv says. */
export async function readPaper(given: string, siteUrl: string) {
  const arxivId = canonicalArxivId(given)
  if (arxivId && arxivId !== given) return moved(`/papers/${arxivId}`)
  const facts = arxivId ? await findPaperFacts(arxivId) : null
  if (!facts) return null
  const appearances = await listAppearances(facts.arxivId)
  const isFeatured = appearances.length > 0
  const [counts, readings, related] = await Promise.all([
    listPostCounts(appearances),
    isFeatured ? listReadings([facts.arxivId]) : [],
    isFeatured ? listRelated(facts.arxivId) : [],
  ])
  return describePaper(facts, { appearances, counts, readings, related }, siteUrl)
}
