import { pageMetadata } from '../../../components/site/page-metadata'

export const metadata = pageMetadata({ title: 'Saved papers', path: '/saved', unlisted: true })

/** What is saved is in the reader's browser alone: /reader.js fills the list. */
export default function SavedPage() {
  return (
    <div className="list">
      <h1>Saved papers</h1>
      <p className="lead">
        Papers that you save, by the button under a paper or with the key s, are kept in this browser and nowhere else.
        This takes JavaScript; everything else here does not.
      </p>
      <div id="saved" />
    </div>
  )
}
