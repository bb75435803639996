import { pageMetadata } from './page-metadata'

type Status = 404 | 410

const sentences: Record<Status, { title: string; text: string }> = {
  404: { title: 'Page not found', text: 'There is no page at this address. It may have been mistyped, or moved.' },
  410: { title: 'This digest was withdrawn', text: 'It was published here once, and has been taken back since.' },
}

export function missingMetadata(status: Status = 404) {
  return pageMetadata({ title: sentences[status].title, status })
}

/** An ordinary page that helps a reader on; its status travels in the metadata (`missingMetadata`). */
export function Missing({ status = 404 }: { status?: Status }) {
  const { title, text } = sentences[status]
  return (
    <div className="list">
      <div className="prose">
        <p className="kicker">{status}</p>
        <h1>{title}</h1>
        <p>{text}</p>
        <ul>
          <li>
            <a href="/">The newest digest</a>
          </li>
          <li>
            <a href="/search">Search</a>
          </li>
          <li>
            <a href="/archive">Every digest, by year and month</a>
          </li>
          <li>
            <a href="/categories">Papers by category</a>
          </li>
        </ul>
      </div>
    </div>
  )
}
