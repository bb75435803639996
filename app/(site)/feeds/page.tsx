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
        <h2>The papers you choose</h2>
        <p>
          One item for each paper, once, when it is featured. Leave everything empty and you get all of them; then copy
          the address of the feed that opens.
        </p>
      </div>
      <FeedBuilder />
    </div>
  )
}
