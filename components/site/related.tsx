import { nameAuthors } from '../../lib/papers/name-authors'
import { listRelated } from '../../lib/related/queries'
import { Tex } from './tex'

/** Featured papers most like one. */
export async function Related({ arxivId }: { arxivId: string }) {
  const papers = await listRelated(arxivId)
  if (papers.length === 0) return null
  return (
    <section aria-labelledby="related">
      <h2 id="related">Related papers</h2>
      <ul className="related">
        {papers.map(({ arxivId, title, authors }) => (
          <li key={arxivId}>
            <a href={`/papers/${arxivId}`}>
              <Tex text={title} links={false} />
            </a>
            <p>{nameAuthors(authors)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
