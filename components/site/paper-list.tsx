import type { ListedPaper } from '../../lib/categories/queries'
import { formatCount, formatNumber } from '../../lib/format-count'
import { Day } from './day'
import { Tex } from './tex'

const AUTHORS = 4

/** Papers where they appeared: each links to its own page and to its place in its digest. */
export function PaperList({ papers }: { papers: ListedPaper[] }) {
  return (
    <ol className="papers">
      {papers.map(({ id, arxivId, authors, publication, rank, score, title }) => (
        <li key={id}>
          <div>
            <p>
              <a href={`/posts/${publication.slug}#${rank}`}>
                <Day of={publication.day} />
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

function nameAuthors(names: string[]) {
  if (names.length <= AUTHORS + 1) return names.join(', ')
  return `${names.slice(0, AUTHORS).join(', ')} and ${formatCount(names.length - AUTHORS, 'other')}`
}
