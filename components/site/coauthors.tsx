import { listCoauthors } from '../../lib/authors/queries'
import { formatNumber } from '../../lib/format-count'
import { plainTex } from '../../lib/tex'

/** With whom an author wrote most of what was featured. */
export async function Coauthors({ slug }: { slug: string }) {
  const coauthors = await listCoauthors(slug)
  if (coauthors.length === 0) return null
  return (
    <section className="group" aria-labelledby="coauthors">
      <h2 id="coauthors">Wrote with</h2>
      <ul className="counted">
        {coauthors.map(({ slug, name, papers }) => (
          <li key={slug}>
            <a href={`/authors/${encodeURIComponent(slug)}`}>{plainTex(name)}</a>
            <span>{formatNumber(papers)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
