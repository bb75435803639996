import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { Paper } from '../../../../components/site/paper'
import { paperMetadata } from '../../../../components/site/paper-metadata'
import { UnknownPaper, unknownPaperMetadata } from '../../../../components/site/unknown-paper'
import { findCitations } from '../../../../lib/citations/queries'
import { listAppearances } from '../../../../lib/digests/queries'
import { canonicalArxivId } from '../../../../lib/papers/arxiv-id'
import { findPaperFacts, listAuthorSlugs, listReadings } from '../../../../lib/papers/queries'

/** An old id is two segments of the address: hep-th/9901001. */
interface Props {
  params: Promise<{ id: string; number?: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { arxivId, paper } = await resolve(params)
  if (!paper) return unknownPaperMetadata(arxivId)
  return paperMetadata(paper, (await listAppearances(paper.arxivId)).length > 0)
}

export default async function PaperPage({ params }: Props) {
  const { arxivId, paper } = await resolve(params)
  if (!paper) return <UnknownPaper arxivId={arxivId} />

  const appearances = await listAppearances(paper.arxivId)
  // What is not in a digest is the editors' own business but for what arXiv says of it.
  const readings = appearances.length > 0 ? await listReadings([paper.arxivId]) : []
  const citations = appearances.length > 0 ? await findCitations(paper.arxivId) : null
  const authorSlugs = await listAuthorSlugs(paper.arxivId)
  return (
    <Paper
      paper={paper}
      appearances={appearances}
      readings={readings}
      citations={citations}
      authorSlugs={authorSlugs}
    />
  )
}

async function resolve(params: Props['params']) {
  const { id, number } = await params
  const given = number === undefined ? id : `${id}/${number}`
  const arxivId = canonicalArxivId(given)
  if (arxivId && arxivId !== given) permanentRedirect(`/papers/${arxivId}`)
  return { arxivId, paper: arxivId ? await findPaperFacts(arxivId) : null }
}
