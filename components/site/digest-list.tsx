import type { ListedDigest } from '../../lib/digests/queries'
import { formatCount } from '../../lib/format-count'
import { Day } from './day'

/** Digests with the titles that led them. */
export function DigestList({ digests }: { digests: ListedDigest[] }) {
  return (
    <ol className="digests">
      {digests.map((digest) => (
        <li key={digest.slug}>
          <p className="when">
            <Day of={digest.day} style="full" />
            <span>{formatCount(digest._count.entries, 'paper')}</span>
          </p>
          <h3>
            <a href={`/posts/${digest.slug}`}>{digest.title}</a>
          </h3>
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
