import { FeedBuilder } from '../../../components/site/feed-builder'
import { pageMetadata } from '../../../components/site/page-metadata'

export const metadata = pageMetadata({ title: 'Feeds', path: '/feeds' })

/** What can be subscribed to, for people. */
export default function FeedsPage() {
  return (
    <div className="list">
      <h1>Feeds</h1>
      <div className="prose">
        <p>
          A feed brings every new digest, or every new paper, to a reader of your choice. Nobody learns who reads it.
        </p>
        <h2>Every digest</h2>
        <p>
          <a href="/rss.xml">RSS</a>, <a href="/atom.xml">Atom</a> or <a href="/feed.json">JSON Feed</a>: one item a
          day, with all of its papers. Most readers take the site’s own address too.
        </p>
        <h2>Corrections</h2>
        <p>
          <a href="/feeds/corrections.rss">RSS</a>, <a href="/feeds/corrections.atom">Atom</a> or{' '}
          <a href="/feeds/corrections.json">JSON Feed</a>: one item when a featured paper is withdrawn from arXiv or
          gets another title.
        </p>
        <h2>The papers you choose</h2>
        <p>
          One item for each paper, once, when it is featured. Leave everything empty and you get all of them; then copy
          the address of the feed that opens.
        </p>
      </div>
      <FeedBuilder />
      <div className="prose">
        <h2>For programs</h2>
        <p>
          Digests, papers, authors, categories and the search are there as JSON, to be read by any program and any page
          without a key: <a href="/api/v1/digests">the digests</a>, <a href="/api/v1/top/week">the week’s top papers</a>
          , <a href="/api/v1/search?q=attention">a search</a>. <a href="/api/v1">/api/v1</a> describes all of it by
          OpenAPI. What did not change answers 304 to whoever sends the <code>ETag</code> along. Posts from X come
          without their text.
        </p>
      </div>
    </div>
  )
}
