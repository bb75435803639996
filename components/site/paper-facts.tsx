import { foldCategories } from '../../lib/categories/category'
import type { Appearance } from '../../lib/digests/queries'
import { formatCount, formatEngagement, formatNumber } from '../../lib/format-count'
import { listOtherLinks, listReadingLinks } from '../../lib/papers/links'
import type { PaperFacts as Paper } from '../../lib/papers/queries'
import { sourceName } from '../../lib/source-names'
import { Day, Moment } from './day'

type Props = { paper: Paper; appearances: Appearance[]; citations?: Citations | null }
export type Citations = { count: number; takenAt: Date }

/** What people did with a paper, where to read it and more of it, its versions, what it is about. */
export function PaperFacts({ paper, appearances, citations }: Props) {
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
      {citations && citations.count > 0 && (
        <p>
          {`${formatCount(citations.count, 'citation')} on `}
          <a href={listOtherLinks(arxivId)['Semantic Scholar']}>Semantic Scholar</a>
          {', '}
          <Moment at={citations.takenAt.toISOString()} />
        </p>
      )}
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
