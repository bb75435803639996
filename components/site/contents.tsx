import type { PublishedDigest } from '../../lib/digests/queries'
import { formatNumber } from '../../lib/format-count'
import { Tex } from './tex'

/** The digest at a glance: every rank with its score. */
export function Contents({ entries }: { entries: PublishedDigest['entries'] }) {
  return (
    <nav className="toc" aria-label="Papers in this digest">
      <details>
        <summary>In this digest</summary>
        <ol>
          {entries.map(({ rank, title, score }) => (
            <li key={rank}>
              <a href={`#${rank}`}>
                <Tex text={title} links={false} />
              </a>
              <span>{formatNumber(Math.round(score))}</span>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  )
}
