import { Fragment } from 'react'
import type { PublishedMention } from '../../lib/digests/queries'
import type { Span } from '../../lib/mentions/schema'
import { sourceName } from '../../lib/source-names'
import { spokenLanguage } from '../../lib/spoken-language'
import { Day } from './day'

const rel = 'nofollow noopener ugc'

/** One post as a static card: nothing in it comes from its source but the words. */
export function Mention({ mention }: { mention: PublishedMention }) {
  const { authorName, authorHandle, body, deletedAt, dir, lang, postedOn, source, url } = mention
  if (deletedAt) return <p className="none">{`A post stood here that ${sourceName(source)} no longer has.`}</p>
  return (
    <figure>
      <figcaption>
        <b>
          <bdi>{authorName}</bdi>
        </b>{' '}
        <bdi>{`@${authorHandle}`}</bdi>
        <a href={url} rel={rel}>
          <Day of={postedOn} style="medium" />
          {` on ${sourceName(source)}`}
        </a>
      </figcaption>
      <blockquote lang={spokenLanguage(lang)} dir={dir}>
        {body.map((span, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a post's text never changes its order.
          <Fragment key={index}>{renderSpan(span)}</Fragment>
        ))}
      </blockquote>
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
