'use client'

import { memo, type ReactNode } from 'react'
import { formatNumber } from '../../../lib/format-count'
import { buttonClass } from '../../ui/button-class'
import type { Row } from './row'
import type { Verb } from './verbs'
import { VERBS, verbsFor } from './verbs'

type Props = {
  row: Row
  isCurrent: boolean
  isSelected: boolean
  isOver: boolean
  details: ReactNode
  onFocus: (id: string) => void
  onSelect: (id: string, isSelected: boolean) => void
  onDecide: (decision: Verb, ids: string[]) => void
  onOpen: (id: string) => void
}

/** One candidate. Without scripts its buttons and its link work too. */
export const InboxRow = memo(function InboxRow(props: Props) {
  const { row, isCurrent, isSelected, isOver, details, onFocus, onSelect, onDecide, onOpen } = props
  const {
    id,
    arxivId,
    title,
    authors,
    categories,
    isCross,
    score,
    state,
    decidedBy,
    isInDraft,
    heard,
    talkers,
    curve,
  } = row
  return (
    <li
      id={`candidate-${id}`}
      tabIndex={-1}
      aria-current={isCurrent || undefined}
      onFocus={() => onFocus(id)}
      className="inbox-row grid scroll-my-24 grid-cols-[auto_3.5rem_minmax(0,1fr)] gap-x-3 border-rule border-t border-l-2 border-l-transparent py-3 pl-2 outline-none aria-[current=true]:border-l-rubric aria-[current=true]:bg-raised lg:grid-cols-[auto_3.5rem_minmax(0,1fr)_auto]"
    >
      <input
        type="checkbox"
        name="ids[]"
        value={id}
        checked={isSelected}
        onChange={(event) => onSelect(id, event.target.checked)}
        aria-label={`Select ${title}`}
        className="mt-1 size-4"
      />
      <p className={`text-right text-lg tabular-nums ${isOver ? 'font-semibold' : 'text-muted'}`}>
        <span className="sr-only">Score </span>
        {formatNumber(Math.round(score * 10) / 10)}
      </p>
      <div className="min-w-0">
        <h3 className="font-serif text-base/6">
          <a
            href={`/dashboard/inbox/${id}`}
            className="no-underline"
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return
              event.preventDefault()
              onOpen(id)
            }}
          >
            {title}
          </a>
        </h3>
        <p className="text-muted">
          {authors && `${authors} · `}
          {categories.join(' ')}
          {isCross && ' (cross-listed)'} · {arxivId}
        </p>
        <p>{[...heard, ...talkers].join(' · ')}</p>
        {(state !== 'open' || isInDraft) && (
          <p className={state === 'accepted' ? 'font-semibold' : 'text-muted'}>{describeState(row, decidedBy)}</p>
        )}
      </div>
      <div className="col-start-3 mt-2 flex items-start gap-2 lg:col-start-4 lg:mt-0">
        {curve && (
          <svg
            role="img"
            aria-label={curve.label}
            viewBox={`0 0 ${curve.width} ${curve.height}`}
            className="mt-1 h-6 w-24 min-w-0 fill-none stroke-[1.5] stroke-rubric max-lg:order-last lg:mr-2"
          >
            <path d={curve.path} />
          </svg>
        )}
        {verbsFor(state).map((verb) => (
          <button
            key={verb}
            type="submit"
            name="one"
            value={`${verb} ${id}`}
            onClick={(event) => {
              event.preventDefault()
              onDecide(verb, [id])
            }}
            className={`${buttonClass(verb === 'dismiss' ? 'quiet' : 'plain')} shrink-0 hover:border-ink`}
          >
            {VERBS[verb].label}
            <span className="sr-only"> {title}</span>
          </button>
        ))}
      </div>
      {details && <div className="col-span-full mt-3 border-rule border-t pt-3">{details}</div>}
    </li>
  )
})

function describeState({ state, isInDraft }: Row, decidedBy: string | null) {
  const by = decidedBy ? ` by ${decidedBy}` : ''
  if (state === 'dismissed') return `Dismissed${by}`
  if (state === 'accepted') return isInDraft ? `Accepted${by}` : `Accepted${by}, and taken out of the draft since`
  return 'In the draft'
}
