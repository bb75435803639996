import { yearOf } from '../../lib/papers/citation'
import type { PaperFacts } from '../../lib/papers/queries'
import { plainTex } from '../../lib/tex'
import { JsonLd } from './json-ld'

/** The paper in the words of schema.org, for machines. */
export function ScholarlyArticle({ paper, siteUrl }: { paper: PaperFacts; siteUrl: string }) {
  const { abstract, arxivId, authors, categories, doi, title, versions } = paper
  const article = {
    '@type': 'ScholarlyArticle',
    headline: plainTex(title),
    author: authors.map((name) => ({ '@type': 'Person', name: plainTex(name) })),
    abstract: abstract ? plainTex(abstract) : undefined,
    about: categories,
    datePublished: versions[0]?.submittedAt?.toISOString().slice(0, 10) ?? String(yearOf(arxivId)),
    identifier: [`arXiv:${arxivId}`, ...(doi ? [`doi:${doi}`] : [])],
    sameAs: `https://arxiv.org/abs/${arxivId}`,
    mainEntityOfPage: `${siteUrl}/papers/${arxivId}`,
  }
  return <JsonLd thing={article} />
}
