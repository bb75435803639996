import type { ListedDigest } from '../../lib/digests/queries'
import { formatCount } from '../../lib/format-count'
import { Day } from './day'

/** Digests with the titles that led them. */
export function DigestList({ digests }: { digests: ListedDigest[] }) {
  return (
    <ol className="digests">
      {digests.map((digest) => (
        <li key={digest.slug}>
          <div>
            <h3>
              <a href={`/posts/${digest.slug}`}>{digest.title}</a>
            </h3>
            <p>
              <Day of={digest.day} style="full" />
            </p>
            <p>{formatCount(digest._count.entries, 'paper')}</p>
          </div>
          <ol>
            {digest.entries.map((entry) => (
              <li key={entry.arxivId}>{entry.title}</li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  )
}
