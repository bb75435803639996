import type { ReactNode } from 'react'
import { formatCount } from '../../../lib/format-count'
import type { Difference, Words } from '../../../lib/revisions/schema'
import { Tex } from '../../site/tex'

const NAMES: Record<string, string> = { slug: 'Address', intro: 'Introduction', socialImage: 'Picture for previews' }

/** What one state of a draft says otherwise than another, readable without knowing either. */
export function DifferenceList({ difference: { fields, entries } }: { difference: Difference }) {
  if (fields.length + entries.length === 0) return <p className="text-muted">They say the same.</p>
  return (
    <ul>
      {fields.map(({ field, words }) => (
        <Item key={field} what={NAMES[field] ?? `${field.charAt(0).toUpperCase()}${field.slice(1)}`}>
          <Text words={words} />
        </Item>
      ))}
      {entries.map(({ arxivId, title, note, ...entry }) => (
        <Item key={arxivId} what={describe(entry)}>
          <span className="font-serif">
            <Tex text={title} links={false} />
          </span>
          {note && <Text words={note} />}
        </Item>
      ))}
    </ul>
  )
}

type Moves = Omit<Difference['entries'][number], 'arxivId' | 'title' | 'note'>

function describe({ before, after, moved, shown, hidden, reordered }: Moves) {
  if (before === null) return `Added at ${after}`
  if (after === null) return `Removed from ${before}`
  const said = [
    moved && `Moved from ${before} to ${after}`,
    shown > 0 && `${formatCount(shown, 'post')} more`,
    hidden > 0 && `${formatCount(hidden, 'post')} less`,
    reordered && 'posts in another order',
  ]
  return said.filter(Boolean).join(', ') || 'Note'
}

function Item({ what, children }: { what: string; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[8rem_1fr] gap-3 border-rule border-t py-1.5">
      <span className="text-muted">{what}</span>
      <span className="min-w-0">{children}</span>
    </li>
  )
}

function Text({ words }: { words: Words }) {
  return (
    <span className="block whitespace-pre-wrap">
      {words.map(({ text, change }, i) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: a text's words never change their order.
        if (change === 'removed') return <del key={i}>{text}</del>
        // biome-ignore lint/suspicious/noArrayIndexKey: as above.
        if (change === 'added') return <ins key={i}>{text}</ins>
        return text
      })}
    </span>
  )
}
