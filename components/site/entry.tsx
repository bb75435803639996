import type { PublishedEntry } from '../../lib/digests/queries'
import { Authors } from './authors'
import { Facts } from './facts'
import { Markdown } from './markdown'
import { Mentions } from './mentions'
import { Tex } from './tex'

/** A paper in its digest: its rank is its own address. */
export function Entry({ entry }: { entry: PublishedEntry }) {
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
      </header>
      <Facts entry={entry} />
      <div>
        {entry.note && (
          <aside className="note" aria-label="Editor’s note">
            <Markdown text={entry.note} />
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
