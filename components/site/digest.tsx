import type { PublishedDigest } from '../../lib/digests/queries'
import { formatCount } from '../../lib/format-count'
import { listReadings } from '../../lib/papers/queries'
import { Contents } from './contents'
import { Day } from './day'
import { Entry } from './entry'
import { LabelLinks } from './label-links'
import { Markdown } from './markdown'

const copies = { md: 'Markdown', bib: 'BibTeX', ris: 'RIS', json: 'JSON' }

type Props = {
  digest: PublishedDigest
  isAway?: boolean
  /** Of a draft: the address below which its pictures are. */
  above?: string
}

/** A digest in full; away from its own address its title leads there. */
export async function Digest({ digest, isAway, above }: Props) {
  const { entries } = digest
  const readings = Map.groupBy(await listReadings(entries.map(({ arxivId }) => arxivId)), ({ arxivId }) => arxivId)
  return (
    <article className="digest">
      <header>
        {digest.digest.sampleAt && (
          <p className="sample">A sample, to show what a digest looks like. The posts in it are made up.</p>
        )}
        <h1>{isAway ? <a href={`/posts/${digest.slug}`}>{digest.title}</a> : digest.title}</h1>
        <p className="when">
          <Day of={digest.day} style="full" />
          {entries.length > 0 && <span>{formatCount(entries.length, 'paper')}</span>}
          {digest.byline && <span>{digest.byline}</span>}
          {digest.number > 1 && (
            <span>
              {'Corrected on '}
              <Day of={digest.publishedAt} />
            </span>
          )}
          {entries.length > 1 && (
            <label>
              <input type="checkbox" id="short" />
              {' In short'}
            </label>
          )}
        </p>
        {digest.intro && <Markdown text={digest.intro} above={above} />}
      </header>
      {entries.length > 1 && <Contents entries={entries} />}
      <div className="entries">
        {entries.map((entry) => (
          <Entry
            key={entry.arxivId}
            entry={entry}
            digest={digest}
            readings={readings.get(entry.arxivId) ?? []}
            above={above}
          />
        ))}
        {entries.length === 0 && <p className="none">No paper was featured on this day.</p>}
      </div>
      <footer>
        <LabelLinks kind="category" names={[digest.section]} />
        <LabelLinks kind="tag" names={digest.tags} />
        <ul>
          <li>Also as</li>
          {Object.entries(copies).map(([format, name]) => (
            <li key={format}>
              <a href={`/posts/${digest.slug}.${format}`}>{name}</a>
            </li>
          ))}
        </ul>
      </footer>
    </article>
  )
}
