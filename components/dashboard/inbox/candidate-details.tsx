import type { WholeCandidate } from '../../../lib/candidates/queries'
import { formatEngagement } from '../../../lib/format-count'
import { formatDay } from '../../../lib/format-day'
import { listReadingLinks } from '../../../lib/papers/links'
import { sourceHandle, sourceName } from '../../../lib/source-names'
import { spokenLanguage } from '../../../lib/spoken-language'
import { Tex } from '../../site/tex'
import { ScoreReceipt } from './score-receipt'

const POSTS = 12

/** What an editor wants to know of a candidate: the abstract, why it scores, and what people say. */
export function CandidateDetails({ candidate }: { candidate: WholeCandidate }) {
  const { abstract, comment, authors, score, receipt, mentions } = candidate
  return (
    <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
      <div className="flex flex-col gap-3">
        <p className="text-muted">{authors.join(', ')}</p>
        {abstract && (
          <p className="max-w-(--container-measure)">
            <Tex text={abstract} />
          </p>
        )}
        {comment && (
          <p className="text-muted">
            <Tex text={comment} />
          </p>
        )}
        <p className="flex gap-3">
          {Object.entries(listReadingLinks(candidate)).map(([words, href]) => (
            <a key={words} href={href} rel="noopener" target="_blank">
              {words}
            </a>
          ))}
        </p>
        <ScoreReceipt score={score} receipt={receipt} />
      </div>
      <section aria-label="Posts">
        <h4 className="font-semibold">{mentions.length === 0 ? 'No posts are known' : `Posts (${mentions.length})`}</h4>
        <ul>
          {mentions.slice(0, POSTS).map(({ id, source, url, authorName, authorHandle, body, counts, ...post }) => (
            <li key={id} className="border-rule border-t py-2">
              <p className="text-muted">
                <b className="text-ink">
                  <bdi>{authorName}</bdi>
                </b>{' '}
                <bdi>{sourceHandle(source, authorHandle)}</bdi>
                {post.byAuthor && ' · an author of the paper'}
                {post.isToShow && ' · to be shown'}
              </p>
              <blockquote lang={spokenLanguage(post.lang)} dir={post.dir}>
                {body.map((span) => (span.type === 'break' ? '\n' : span.text)).join('')}
              </blockquote>
              <p className="text-muted">
                <a href={url} rel="nofollow noopener ugc" target="_blank">
                  {formatDay(post.postedOn, 'medium')} on {sourceName(source)}
                </a>
                {counts && ` · ${formatEngagement({ ...counts, comments: counts.replies })}`}
              </p>
            </li>
          ))}
        </ul>
        {mentions.length > POSTS && <p className="text-muted">and {mentions.length - POSTS} more</p>}
      </section>
    </div>
  )
}
