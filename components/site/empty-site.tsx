import { Outlook } from './outlook'

/** What stands on the front page before the first digest. */
export function EmptySite() {
  return (
    <div className="list">
      <div className="prose">
        <h1>The first digest is yet to come</h1>
        <p>
          Every day this publication shows the papers on arXiv that people talk about, ranked by what they did with them
          in public. Nothing has been published so far. <a href="/rss.xml">Subscribe to the feed</a> and you will not
          miss the first one.
        </p>
        <Outlook />
        <h2>If this is your publication</h2>
        <p>Bring an archive of digests along:</p>
        <pre>
          <code>npx hot-papers import &lt;folder&gt;</code>
        </pre>
      </div>
    </div>
  )
}
