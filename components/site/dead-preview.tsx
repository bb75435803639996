import { pageMetadata } from './page-metadata'

export const deadPreviewMetadata = () => pageMetadata({ title: 'This preview is not there', status: 404 })

/** What stands at the end of a preview's link that was revoked or never led anywhere. */
export function DeadPreview() {
  return (
    <div className="list">
      <div className="prose">
        <p className="kicker">404</p>
        <h1>This preview is not there</h1>
        <p>
          Its link was taken back, or was cut off on its way. Whoever gave it to you can make another one. Or readers
          have the digest by now:
        </p>
        <ul>
          <li>
            <a href="/">The newest digest</a>
          </li>
          <li>
            <a href="/archive">Every digest, by year and month</a>
          </li>
        </ul>
      </div>
    </div>
  )
}
