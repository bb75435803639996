import type { Metadata } from 'next'
import { yearOf } from '../../lib/papers/citation'
import type { PaperFacts } from '../../lib/papers/queries'
import { plainTex } from '../../lib/tex'
import { pageMetadata } from './page-metadata'

const DESCRIPTION = 200

/** What the page of a paper says of itself; what no digest features is none of search engines' business. */
export function paperMetadata(paper: PaperFacts, isFeatured: boolean): Metadata {
  const title = plainTex(paper.title)
  const page = pageMetadata({
    title,
    description: paper.abstract ? shorten(plainTex(paper.abstract)) : undefined,
    path: `/papers/${paper.arxivId}`,
    unlisted: !isFeatured,
  })
  return { ...page, other: isFeatured ? citationTags(paper, title) : undefined }
}

/** Highwire's tags, which reference managers and Google Scholar read. */
function citationTags({ arxivId, authors, doi, versions }: PaperFacts, title: string) {
  return {
    citation_title: title,
    citation_author: authors.map(plainTex),
    citation_publication_date:
      versions[0]?.submittedAt?.toISOString().slice(0, 10).replaceAll('-', '/') ?? yearOf(arxivId),
    citation_arxiv_id: arxivId,
    citation_pdf_url: `https://arxiv.org/pdf/${arxivId}`,
    ...(doi && { citation_doi: doi }),
  }
}

function shorten(text: string) {
  return text.length <= DESCRIPTION ? text : `${text.slice(0, DESCRIPTION).replace(/\s+\S*$/, '')} …`
}
