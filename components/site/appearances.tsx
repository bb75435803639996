import type { Appearance } from '../../lib/digests/queries'
import { formatNumber } from '../../lib/format-count'
import { Day } from './day'
import { Markdown } from './markdown'

/** The digests in which a paper stood, with its rank and score there and what the editor wrote. */
export function Appearances({ appearances }: { appearances: Appearance[] }) {
  if (appearances.length === 0) return null
  return (
    <section aria-labelledby="appearances">
      <h2 id="appearances">In digests</h2>
      <ul className="appearances">
        {appearances.map(({ note, publication, rank, score }) => (
          <li key={publication.slug}>
            <a href={`/posts/${publication.slug}#${rank}`}>
              <Day of={publication.day} style="full" />
            </a>
            <span>{`#${rank}, score ${formatNumber(score)}`}</span>
            {note && (
              <div className="note">
                <Markdown text={note} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
