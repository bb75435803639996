import { foldCategories } from '../../lib/categories/category'
import type { PublishedDigest, PublishedEntry } from '../../lib/digests/queries'
import { formatNumber } from '../../lib/format-count'
import { listOtherLinks, listReadingLinks } from '../../lib/papers/links'
import type { Reading } from '../../lib/papers/queries'
import { Engagement } from './engagement'
import { Receipt } from './receipt'

/** What people did with the paper and when that was counted; where to read it; what it is about. */
export function Facts({
  entry,
  digest,
  readings,
}: {
  entry: PublishedEntry
  digest: PublishedDigest
  readings: Reading[]
}) {
  const { abstract, arxivId, categories, engagement, paper, score } = entry
  return (
    <div className="facts">
      <p className="score">
        <b>{formatNumber(score)}</b>
        {' score'}
      </p>
      <Engagement frozen={engagement} readings={readings} />
      <Links of={listReadingLinks({ arxivId, abstract, comment: paper.comment })} />
      <ul aria-label="Categories">
        {foldCategories(categories).map(({ code, name }) => (
          <li key={code}>
            <a href={`/categories/${code}`} title={name}>
              {code}
            </a>
          </li>
        ))}
      </ul>
      <Receipt entry={entry} digest={digest} />
      <details>
        <summary>More on it</summary>
        <Links of={{ 'all we know': `/papers/${arxivId}`, ...listOtherLinks(arxivId) }} />
      </details>
    </div>
  )
}

function Links({ of: links }: { of: Record<string, string> }) {
  return (
    <ul>
      {Object.entries(links).map(([name, href]) => (
        <li key={name}>
          <a href={href}>{name}</a>
        </li>
      ))}
    </ul>
  )
}
