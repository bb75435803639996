import { formatNumber } from '../../lib/format-count'
import { nameAuthors } from '../../lib/papers/name-authors'
import type { ListedPaper } from '../../lib/papers/queries'
import { Day } from './day'
import { Tex } from './tex'

/** Papers where they appeared: each links to its own page and to its place in its digest. */
export function PaperList({ papers }: { papers: ListedPaper[] }) {
  return (
    <ol className="papers">
      {papers.map(({ arxivId, authors, day, rank, score, slug, title }) => (
        <li key={arxivId}>
          <div>
            <p>
              <a href={`/posts/${slug}#${rank}`}>
                <Day of={day} />
              </a>
            </p>
            <p>{`#${rank}, score ${formatNumber(score)}`}</p>
          </div>
          <div>
            <h2>
              <a href={`/papers/${arxivId}`}>
                <Tex text={title} links={false} />
              </a>
            </h2>
            <p>{nameAuthors(authors)}</p>
            <p>
              <a href={`https://arxiv.org/abs/${arxivId}`}>{`arXiv:${arxivId}`}</a>
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}
