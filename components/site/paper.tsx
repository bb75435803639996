import type { Appearance } from '../../lib/digests/queries'
import { env } from '../../lib/env'
import { bibtex } from '../../lib/papers/citation'
import type { PaperFacts, Reading } from '../../lib/papers/queries'
import { Appearances } from './appearances'
import { Authors } from './authors'
import { Day } from './day'
import { EngagementCurve } from './engagement-curve'
import { type Citations, PaperFacts as Facts } from './paper-facts'
import { PaperPosts } from './paper-posts'
import { Related } from './related'
import { ScholarlyArticle } from './scholarly-article'
import { Tex } from './tex'

type Props = {
  paper: PaperFacts
  appearances: Appearance[]
  readings: Reading[]
  citations?: Citations | null
  authorSlugs?: string[]
}

/** Everything we know of a paper; of one that no digest features, what arXiv says. */
export function Paper({ paper, appearances, readings, citations, authorSlugs }: Props) {
  const { arxivId, title, authors, abstract, comment, journalRef, withdrawnAt, describedAt } = paper
  return (
    <article className="list paper">
      <header>
        <p className="kicker">{`arXiv:${arxivId}`}</p>
        <h1>
          <Tex text={title} links={false} />
        </h1>
        <Authors names={authors} slugs={authorSlugs} />
        {withdrawnAt && (
          <p className="sample">
            {'Withdrawn from arXiv on '}
            <Day of={withdrawnAt} />.
          </p>
        )}
        {describedAt && (
          <p className="sample">
            {'Described by an editor of this site on '}
            <Day of={describedAt} />; arXiv has told us nothing of it yet.
          </p>
        )}
      </header>
      <Facts paper={paper} appearances={appearances} citations={citations} />
      <div>
        {appearances.length === 0 && (
          <p className="none">
            {'No digest has featured this paper so far. '}
            <a href={`https://arxiv.org/abs/${arxivId}`}>Read it on arXiv</a>.
          </p>
        )}
        {abstract && (
          <p className="abstract">
            <Tex text={abstract} />
          </p>
        )}
        {[comment, journalRef].map(
          (words) =>
            words && (
              <p key={words} className="remark">
                <Tex text={words} />
              </p>
            ),
        )}
        <Appearances appearances={appearances} />
        <EngagementCurve readings={readings} />
        <PaperPosts appearances={appearances} />
        {appearances.length > 0 && <Related arxivId={arxivId} />}
        <section aria-labelledby="cite">
          <h2 id="cite">Cite</h2>
          <pre>{bibtex(paper)}</pre>
        </section>
      </div>
      {appearances.length > 0 && <ScholarlyArticle paper={paper} siteUrl={env().SITE_URL} />}
    </article>
  )
}
