import { Fragment } from 'react'
import type { PublishedMention } from '../../lib/digests/queries'
import type { Span } from '../../lib/mentions/schema'
import { sourceHandle, sourceName } from '../../lib/source-names'
import { foreignLanguage, spokenLanguage } from '../../lib/spoken-language'
import { Day, Moment } from './day'

const rel = 'nofollow noopener ugc'

/** One post as a static card: nothing in it comes from its source but the words. */
export function Mention({ mention }: { mention: PublishedMention }) {
  const { authorName, authorHandle, body, byAuthor, deletedAt, dir, lang, postedAt, postedOn, source, url } = mention
  if (deletedAt) return <p className="none">{`A post stood here that ${sourceName(source)} no longer has.`}</p>
  const language = foreignLanguage(lang)
  return (
    <figure>
      <figcaption>
        <b>
          <bdi>{authorName}</bdi>
        </b>{' '}
        <bdi>{sourceHandle(source, authorHandle)}</bdi>
        {byAuthor && ' · an author of the paper'}
      </figcaption>
      <blockquote lang={spokenLanguage(lang)} dir={dir}>
        {body.map((span, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a post's text never changes its order.
          <Fragment key={index}>{renderSpan(span)}</Fragment>
        ))}
      </blockquote>
      <p>
        <a href={url} rel={rel}>
          {postedAt ? <Moment at={postedAt.toISOString()} /> : <Day of={postedOn} style="medium" />}
          {` on ${sourceName(source)}`}
        </a>
        {language && `, in ${language}`}
      </p>
    </figure>
  )
}

function renderSpan(span: Span) {
  if (span.type === 'text') return span.text
  if (span.type === 'break') return <br />
  return (
    <a href={span.href} rel={rel}>
      {span.text}
    </a>
  )
}
