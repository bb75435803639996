import { formatDay } from '../../../lib/format-day'
import { sourceName } from '../../../lib/source-names'
import type { HiddenPerson, HiddenPost } from '../../../lib/suppression/queries'

export function HiddenPersons({ persons }: { persons: HiddenPerson[] }) {
  return (
    <section aria-label="Persons" className="mb-line">
      <h2>Persons</h2>
      {persons.length === 0 && <p className="text-muted">Nobody has asked for it.</p>}
      {persons.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than a phone is scrolled by keys too.
        <section className="overflow-x-auto" aria-label="Who is hidden" tabIndex={0}>
          <table className="rows">
            <thead>
              <tr>
                <th>Who</th>
                <th>Where</th>
                <th>Posts hidden</th>
                <th>Since</th>
              </tr>
            </thead>
            <tbody>
              {persons.map(({ id, name, source, posts, at }) => (
                <tr key={id}>
                  <th>{name}</th>
                  <td>{sourceName(source)}</td>
                  <td>{posts}</td>
                  <td>{formatDay(at, 'medium')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}

export function HiddenPosts({ posts }: { posts: HiddenPost[] }) {
  return (
    <section aria-label="Posts">
      <h2>Posts</h2>
      {posts.length === 0 && <p className="text-muted">No post was taken out.</p>}
      {posts.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than a phone is scrolled by keys too.
        <section className="overflow-x-auto" aria-label="What is hidden" tabIndex={0}>
          <table className="rows">
            <thead>
              <tr>
                <th>Post</th>
                <th>Taken out</th>
                <th>Stood in</th>
              </tr>
            </thead>
            <tbody>
              {posts.map(({ id, source, url, suppressedAt, published }) => (
                <tr key={id}>
                  <td>
                    <a href={url} rel="nofollow noopener">
                      {sourceName(source)}
                    </a>{' '}
                    <span className="text-muted">{url}</span>
                  </td>
                  <td className="whitespace-nowrap">{suppressedAt && formatDay(suppressedAt, 'medium')}</td>
                  <td>
                    {published.map(({ entry: { arxivId, publication } }) => (
                      <p key={arxivId}>
                        <a href={`/posts/${publication.slug}`}>{formatDay(publication.day, 'medium')}</a>, {arxivId}
                      </p>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}
