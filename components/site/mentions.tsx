import type { PublishedMention } from '../../lib/digests/queries'
import { Mention } from './mention'

const SHOWN = 4

/** What people said, in the editor's order; many posts fold. */
export function Mentions({ mentions }: { mentions: PublishedMention[] }) {
  if (mentions.length === 0) return null
  // A fold that hides one post hides no more than it takes.
  const shown = mentions.length <= SHOWN + 1 ? mentions.length : SHOWN
  return (
    <section className="said">
      <h3>What people said</h3>
      <Posts mentions={mentions.slice(0, shown)} />
      {mentions.length > shown && (
        <details>
          <summary>{`${mentions.length - shown} more posts`}</summary>
          <Posts mentions={mentions.slice(shown)} />
        </details>
      )}
    </section>
  )
}

function Posts({ mentions }: { mentions: PublishedMention[] }) {
  return (
    <div className="posts">
      {mentions.map((mention) => (
        <Mention key={mention.position} mention={mention} />
      ))}
    </div>
  )
}
