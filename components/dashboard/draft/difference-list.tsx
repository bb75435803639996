import type { ReactNode } from 'react'
import type { ComparedField } from '../../../lib/desk/difference'
import type { DifferenceAnswer } from '../../../lib/desk/queries'
import { formatCount } from '../../../lib/format-count'
import { Tex } from '../../site/tex'

const NAMES: Record<ComparedField, string> = {
  title: 'Title',
  slug: 'Address',
  day: 'Day',
  intro: 'Introduction',
  description: 'Description',
  section: 'Section',
  tags: 'Tags',
  socialImage: 'Picture for previews',
}

/** What changed between two states of a digest, readable without knowing either. */
export function DifferenceList({ difference }: { difference: DifferenceAnswer }) {
  const { fields, added, removed, moved, notes, posts, titles } = difference
  const title = (arxivId: string) => (
    <span className="font-serif">
      <Tex text={titles[arxivId] ?? arxivId} links={false} />
    </span>
  )
  return (
    <ul className="flex flex-col">
      {fields.map(({ field, before, after }) => (
        <Item key={field} what={NAMES[field]}>
          <Words before={before} after={after} />
        </Item>
      ))}
      {added.map(({ arxivId, rank }) => (
        <Item key={arxivId} what={`Added at ${rank}`}>
          {title(arxivId)}
        </Item>
      ))}
      {removed.map(({ arxivId, rank }) => (
        <Item key={arxivId} what={`Removed from ${rank}`}>
          <del>{title(arxivId)}</del>
        </Item>
      ))}
      {moved.map(({ arxivId, from, to }) => (
        <Item key={arxivId} what={`Moved from ${from} to ${to}`}>
          {title(arxivId)}
        </Item>
      ))}
      {notes.map(({ arxivId, before, after }) => (
        <Item key={arxivId} what="Note">
          {title(arxivId)}
          <Words before={before} after={after} />
        </Item>
      ))}
      {posts.map(({ arxivId, before, after }) => (
        <Item key={arxivId} what="Posts">
          {title(arxivId)}
          {before === after ? ': others, or in another order' : `: ${formatCount(after, 'post')} instead of ${before}`}
        </Item>
      ))}
    </ul>
  )
}

function Item({ what, children }: { what: string; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[8rem_1fr] gap-3 border-rule border-t py-1.5">
      <span className="text-muted">{what}</span>
      <span className="min-w-0">{children}</span>
    </li>
  )
}

function Words({ before, after }: { before: string; after: string }) {
  return (
    <>
      {before && <del className="block whitespace-pre-wrap text-muted">{before}</del>}
      {after && <ins className="block whitespace-pre-wrap no-underline">{after}</ins>}
    </>
  )
}
