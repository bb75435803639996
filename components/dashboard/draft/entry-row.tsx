'use client'

import { memo } from 'react'
import { Checkbox, GridListItem } from 'react-aria-components'
import type { DraftEntry } from '../../../lib/drafts/schema'
import { formatCount, formatNumber } from '../../../lib/format-count'
import { plainTex } from '../../../lib/tex'
import { Tex } from '../../site/tex'
import { useLook } from './draft-context'
import { Grip } from './grip'

/** A paper among the others: its rank is counted by the stylesheet, so that a move renders nothing anew. */
export function EntryRow({ entry }: { entry: DraftEntry }) {
  const { id, title, authors, note, score, mentions, withdrawnAt } = entry
  return (
    <GridListItem id={id} textValue={plainTex(title)} className="entry-row">
      <Grip label={`Drag ${plainTex(title)}`} />
      <Checkbox slot="selection" className="tick">
        <span aria-hidden="true" />
      </Checkbox>
      <div className="min-w-0">
        <p className="font-serif text-body/6">
          <Title text={title} />
        </p>
        <p className="truncate text-muted">{authors.join(', ')}</p>
        {note && <p className="note-line">{note}</p>}
        <p className="flex flex-wrap gap-x-3 text-small text-muted empty:hidden">
          {mentions.length > 0 && <span>{formatCount(mentions.length, 'post')} shown</span>}
          {withdrawnAt && <span className="text-rubric">Withdrawn on arXiv</span>}
          <Marks id={id} />
        </p>
      </div>
      <span className="entry-score" title="Score">
        {formatNumber(Math.round(score))}
      </span>
    </GridListItem>
  )
}

const Title = memo(({ text }: { text: string }) => <Tex text={text} links={false} />)

/** Who else is at this paper, and what of it is not saved. */
function Marks({ id }: { id: string }) {
  const presence = useLook((snapshot) => snapshot.presence)
  const held = useLook((snapshot) => snapshot.held)
  const names = [...new Set(presence.filter(({ entry }) => entry === id).map(({ person }) => person.name))]
  const isHeld = held.some(({ operation }) => 'entry' in operation && operation.entry === id)
  return (
    <>
      {names.length > 0 && (
        <span className="text-rubric">{`${names.join(', ')} ${names.length > 1 ? 'are' : 'is'} here`}</span>
      )}
      {isHeld && <span className="text-rubric">Note not saved</span>}
    </>
  )
}
