import type { PublishedDigest, PublishedEntry } from '../../lib/digests/queries'
import { coins } from '../../lib/papers/citation'
import type { Reading } from '../../lib/papers/queries'
import { isRetitled } from '../../lib/papers/title'
import { Authors } from './authors'
import { Day } from './day'
import { Facts } from './facts'
import { Markdown } from './markdown'
import { Mentions } from './mentions'
import { Tex } from './tex'

/** A paper in its digest: its rank is its own address. */
export function Entry({
  entry,
  digest,
  readings,
  above,
}: {
  entry: PublishedEntry
  digest: PublishedDigest
  readings: Reading[]
  above?: string
}) {
  const abs = `https://arxiv.org/abs/${entry.arxivId}`
  return (
    <article className="entry" id={String(entry.rank)}>
      <header>
        <a className="rank" href={`#${entry.rank}`} aria-label={`Rank ${entry.rank}`}>
          {entry.rank}
        </a>
        <h2>
          <a href={abs}>
            <Tex text={entry.title} links={false} />
          </a>
        </h2>
        <Authors names={entry.authors} />
        <span className="Z3988" title={coins(entry)} />
      </header>
      <Facts entry={entry} digest={digest} readings={readings} />
      <div>
        {entry.paper.withdrawnAt && (
          <p className="correction">
            {'Its authors withdrew this paper from arXiv on '}
            <Day of={entry.paper.withdrawnAt} />.
          </p>
        )}
        {isRetitled(entry.title, entry.paper.title) && (
          <p className="correction">
            {'Its title on arXiv is now '}
            <Tex text={entry.paper.title} links={false} />.
          </p>
        )}
        {entry.note && (
          <aside className="note" aria-label="Editor’s note">
            <Markdown text={entry.note} above={above} />
          </aside>
        )}
        {entry.abstract ? (
          <p className="abstract">
            <Tex text={entry.abstract} />
          </p>
        ) : (
          <p className="none">
            {'No abstract was kept with this entry; '}
            <a href={abs}>arXiv has it</a>.
          </p>
        )}
        <Mentions mentions={entry.mentions} />
      </div>
    </article>
  )
}
