import type { ListedDigest } from '../../lib/digests/queries'
import { formatCount } from '../../lib/format-count'
import { Day } from './day'
import { Tex } from './tex'

/** Digests with the titles that led them. */
export function DigestList({ digests, heading: Heading = 'h2' }: { digests: ListedDigest[]; heading?: 'h2' | 'h3' }) {
  return (
    <ol className="digests">
      {digests.map((digest) => (
        <li key={digest.slug}>
          <div>
            <Heading>
              <a href={`/posts/${digest.slug}`}>{digest.title}</a>
            </Heading>
            <p>
              <Day of={digest.day} style="full" />
            </p>
            <p>{formatCount(digest.papers, 'paper')}</p>
          </div>
          <ol>
            {digest.leaders.map((entry) => (
              <li key={entry.arxivId}>
                <span>
                  <Tex text={entry.title} links={false} />
                </span>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  )
}
