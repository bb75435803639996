import { formatNumber } from '../../lib/format-count'
import { nameAuthors } from '../../lib/papers/name-authors'
import type { Result } from '../../lib/search/queries'
import { Day } from './day'
import { Marked } from './marked'
import { Tex } from './tex'

/** A paper that was found, with the words it was found by. */
export function SearchHit({ paper }: { paper: Result }) {
  const { arxivId, authors, day, headline, rank, score, slug, snippet, title } = paper
  return (
    <li>
      <div>
        {slug ? (
          <>
            <p>
              <a href={`/posts/${slug}#${rank}`}>
                <Day of={day} />
              </a>
            </p>
            <p>{`#${rank}, score ${formatNumber(score ?? 0)}`}</p>
          </>
        ) : (
          <p>Not featured</p>
        )}
      </div>
      <div>
        <h2>
          {/* A formula is whole or it is none: titles with one are not marked. */}
          <a href={`/papers/${arxivId}`}>
            {title.includes('$') ? <Tex text={title} links={false} /> : <Marked parts={headline} />}
          </a>
        </h2>
        <p>{nameAuthors(authors)}</p>
        <p className="snippet">
          <Marked parts={snippet} />
        </p>
      </div>
    </li>
  )
}
