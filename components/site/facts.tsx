import { foldCategories } from '../../lib/categories/category'
import type { PublishedEntry } from '../../lib/digests/queries'
import { formatEngagement, formatNumber } from '../../lib/format-count'
import { sourceName } from '../../lib/source-names'
import { Moment } from './day'

/** What people did with the paper and when that was counted; where to read it; what it is about. */
export function Facts({ entry }: { entry: PublishedEntry }) {
  const { arxivId, categories, engagement, score } = entry
  return (
    <div className="facts">
      <p>
        <b>{formatNumber(score)}</b>
        {' score'}
      </p>
      {engagement.map((counts) => (
        <p key={counts.source}>
          {`${formatEngagement(counts)} on ${sourceName(counts.source)}, `}
          <Moment at={counts.takenAt} />
        </p>
      ))}
      <p>
        <a href={`https://arxiv.org/abs/${arxivId}`}>abs</a> <a href={`https://arxiv.org/pdf/${arxivId}`}>pdf</a>
      </p>
      <ul aria-label="Categories">
        {foldCategories(categories).map(({ code, name }) => (
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
