'use client'

import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ActionState } from '../../../lib/action'
import { formatCount } from '../../../lib/format-count'
import { Button } from '../../ui/button'
import { useFormAction } from '../../ui/form-action'
import { type KeySection, usePageCommands } from '../commands/page-commands'
import { useKeys } from '../commands/use-keys'
import { addressOf, type Filter, filterRows } from './filter'
import { FilterFields } from './filter-fields'
import { InboxRow } from './inbox-row'
import type { Row } from './row'
import { useDecisions } from './use-decisions'
import { VERBS, type Verb } from './verbs'

const KEYS: KeySection[] = [
  [
    'In the inbox',
    [
      ['j k', 'Next, previous paper'],
      ['a', 'Accept'],
      ['x', 'Dismiss'],
      ['u', 'Undo what was decided last'],
      ['o', 'Why it scores, and what people say'],
      ['s', 'Select; then a and x decide on all selected'],
      ['Esc', 'Select none; leave a text'],
      ['/', 'Search'],
    ],
  ],
]

type Props = {
  day: string
  rows: Row[]
  threshold: number
  initialFilter: Filter
  who: string
  decide: (previous: ActionState, form: FormData) => Promise<ActionState>
  showDetails: (id: string) => Promise<ActionState & { details?: ReactNode }>
}

/** The candidates of a day: whole without scripts; with them decided on by a key each. */
export function Inbox({ day, rows: given, threshold, initialFilter, who, decide, showDetails }: Props) {
  const { rows, problem, onDecide, undo } = useDecisions(given, decide, who)
  const [state, submit] = useFormAction(decide)
  const [filter, setFilter] = useState(initialFilter)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [currentId, setCurrentId] = useState<string>()
  const [open, setOpen] = useState<{ id: string; details: ReactNode }>()
  const [isLive, setLive] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  useEffect(() => setLive(true), [])

  const shown = useMemo(() => filterRows(rows, filter), [rows, filter])
  const counts = useMemo(() => countStates(rows), [rows])
  const categories = useMemo(() => [...new Set(given.flatMap(({ categories }) => categories))].sort(), [given])
  const index = shown.findIndex(({ id }) => id === currentId)

  const changeFilter = (next: Filter) => {
    setFilter(next)
    // The address follows, so that it can be kept and shared; the page need not be asked for.
    history.replaceState(null, '', addressOf(day, next))
  }
  const goTo = (id: string | undefined) => {
    if (!id) return
    setCurrentId(id)
    requestAnimationFrame(() => document.getElementById(`candidate-${id}`)?.focus())
  }
  const select = useCallback((id: string, isSelected: boolean) => {
    setSelected((selected) => {
      const next = new Set(selected)
      if (isSelected) next.add(id)
      else next.delete(id)
      return next
    })
  }, [])
  const toggle = useCallback(
    async (id: string) => {
      if (open?.id === id) return setOpen(undefined)
      setOpen({ id, details: 'Loading …' })
      const answer = await showDetails(id).catch(() => ({
        message: 'The site did not answer: try again.',
        details: null,
      }))
      setOpen((open) => (open?.id === id ? { id, details: answer.details ?? answer.message } : open))
    },
    [open?.id, showDetails],
  )
  /** By key: on what is selected, else on the current paper; then the next one is current. */
  const decideHere = (verb: Verb) => {
    const isFor = ({ state }: Row) => state !== VERBS[verb].leadsTo
    if (selected.size > 0) {
      onDecide(
        verb,
        rows.filter((row) => selected.has(row.id) && isFor(row)).map(({ id }) => id),
      )
      return setSelected(new Set())
    }
    const row = shown[index]
    if (!row || !isFor(row)) return
    onDecide(verb, [row.id])
    goTo((shown[index + 1] ?? shown[index - 1])?.id)
  }
  useKeys({
    j: () => goTo(shown[Math.min(index + 1, shown.length - 1)]?.id),
    k: () => goTo(shown[Math.max(index - 1, 0)]?.id),
    a: () => decideHere('accept'),
    x: () => decideHere('dismiss'),
    u: async () => goTo(await undo()),
    o: () => currentId && toggle(currentId),
    s: () => currentId && select(currentId, !selected.has(currentId)),
    escape: () => setSelected(new Set()),
    '/': () => search.current?.focus(),
  })
  usePageCommands({ keys: KEYS })

  const message = problem ?? state.message ?? (state.errors && 'Select a paper first.')
  return (
    <>
      <FilterFields {...{ day, filter, categories, counts, search, isLive }} onChange={changeFilter} />
      <form action={submit}>
        <div className="sticky top-0 z-10 flex flex-wrap items-center gap-2 border-ink border-t bg-paper py-2">
          <div className="flex items-center gap-2">
            <input
              type="checkbox"
              aria-label="Select all shown"
              className="size-4"
              checked={shown.length > 0 && shown.every(({ id }) => selected.has(id))}
              onChange={({ target }) => setSelected(new Set(target.checked ? shown.map(({ id }) => id) : []))}
            />
            <span role="status">
              {selected.size > 0 ? `${selected.size} selected` : formatCount(shown.length, 'paper')}
            </span>
          </div>
          {(['accept', 'dismiss', 'reopen'] as const).map((verb) => (
            <Button
              key={verb}
              type="submit"
              name="decision"
              value={verb}
              isDisabled={isLive && selected.size === 0}
              onPress={() => isLive && decideHere(verb)}
            >
              {verb === 'reopen' ? 'Reopen' : VERBS[verb].label}
            </Button>
          ))}
        </div>
        {message && (
          <p role="alert" className="py-2 text-rubric">
            {message}
          </p>
        )}
        <ol aria-label="Candidates">
          {shown.map((row) => (
            <InboxRow
              key={row.id}
              row={row}
              isCurrent={row.id === currentId}
              isSelected={selected.has(row.id)}
              isOver={row.score >= threshold}
              details={open?.id === row.id ? open.details : null}
              onFocus={setCurrentId}
              onSelect={select}
              onDecide={onDecide}
              onOpen={toggle}
            />
          ))}
        </ol>
        {shown.length === 0 && <p className="border-rule border-t py-line text-muted">No paper fits.</p>}
      </form>
    </>
  )
}

function countStates(rows: Row[]): Record<Filter['state'], number> {
  const counts = { open: 0, accepted: 0, dismissed: 0, all: rows.length }
  for (const { state } of rows) counts[state]++
  return counts
}
