import type { Appearance } from '../../lib/digests/queries'
import { Mention } from './mention'

const SHOWN = 6

/** What people said in all digests where the paper stood, each post once. */
export function PaperPosts({ appearances }: { appearances: Appearance[] }) {
  const mentions = [...new Map(appearances.flatMap(({ mentions }) => mentions.map((one) => [one.url, one]))).values()]
  if (mentions.length === 0) return null
  const shown = mentions.length <= SHOWN + 1 ? mentions.length : SHOWN
  return (
    <section className="said" aria-labelledby="said">
      <h2 id="said">What people said</h2>
      <div className="posts">
        {mentions.slice(0, shown).map((mention) => (
          <Mention key={mention.url} mention={mention} />
        ))}
      </div>
      {mentions.length > shown && (
        <details>
          <summary>{`${mentions.length - shown} more posts`}</summary>
          <div className="posts">
            {mentions.slice(shown).map((mention) => (
              <Mention key={mention.url} mention={mention} />
            ))}
          </div>
        </details>
      )}
    </section>
  )
}
