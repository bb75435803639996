import { foldCategories } from '../../lib/categories/category'
import type { Appearance } from '../../lib/digests/queries'
import { formatEngagement, formatNumber } from '../../lib/format-count'
import { listOtherLinks, listReadingLinks } from '../../lib/papers/links'
import type { PaperFacts as Paper } from '../../lib/papers/queries'
import { sourceName } from '../../lib/source-names'
import { Day, Moment } from './day'

/** What people did with a paper, where to read it and more of it, its versions, what it is about. */
export function PaperFacts({ paper, appearances }: { paper: Paper; appearances: Appearance[] }) {
  const { arxivId, doi, versions } = paper
  const best = appearances.toSorted((a, b) => b.score - a.score)[0]
  return (
    <div className="facts">
      {best && (
        <p>
          <b>{formatNumber(best.score)}</b>
          {' score'}
        </p>
      )}
      {best?.engagement.map((counts) => (
        <p key={counts.source}>
          {`${formatEngagement(counts)} on ${sourceName(counts.source)}, `}
          <Moment at={counts.takenAt} />
        </p>
      ))}
      <Links of={listReadingLinks(paper)} label="Read it" />
      <Links of={listOtherLinks(arxivId)} label="More on it" />
      {doi && (
        <p>
          <a href={`https://doi.org/${encodeURI(doi)}`}>{`doi:${doi}`}</a>
        </p>
      )}
      {versions.length > 0 && (
        <ul aria-label="Versions">
          {versions.map(({ number, submittedAt, withdrawnAt }) => (
            <li key={number}>
              <a href={`https://arxiv.org/abs/${arxivId}v${number}`}>{`v${number}`}</a>{' '}
              {submittedAt && <Day of={submittedAt} style="medium" />}
              {withdrawnAt && ', withdrawn'}
            </li>
          ))}
        </ul>
      )}
      <ul aria-label="Categories">
        {foldCategories(paper.categories).map(({ code, name }) => (
          <li key={code}>
            <a href={`/categories/${code}`} title={name}>
              {code}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Links({ of: links, label }: { of: Record<string, string>; label: string }) {
  return (
    <ul aria-label={label}>
      {Object.entries(links).map(([name, href]) => (
        <li key={name}>
          <a href={href}>{name}</a>
        </li>
      ))}
    </ul>
  )
}
