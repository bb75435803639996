import { Day } from './day'

type Neighbour = { slug: string; day: Date } | null

export function DigestNeighbours({ previous, next }: { previous: Neighbour; next: Neighbour }) {
  return (
    <nav className="pager" aria-label="Digests">
      {previous && (
        <a rel="prev" href={`/posts/${previous.slug}`}>
          <Day of={previous.day} />
        </a>
      )}
      {next && (
        <a rel="next" href={`/posts/${next.slug}`}>
          <Day of={next.day} />
        </a>
      )}
    </nav>
  )
}
