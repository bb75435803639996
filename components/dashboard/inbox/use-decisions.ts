'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ActionState } from '../../../lib/action'
import type { CandidateState } from '../../../lib/candidates/schema'
import { formatCount } from '../../../lib/format-count'
import { announce } from '../../ui/toast'
import type { Row } from './row'
import { VERBS, type Verb } from './verbs'

type Decide = (previous: ActionState, form: FormData) => Promise<ActionState>
type Known = Pick<Row, 'state' | 'isInDraft' | 'decidedBy'>
type Done = { decision: Verb; before: Map<string, CandidateState> }

/** Decides at once on the page and then at the site; what the site refuses is taken back, with its sentence. */
export function useDecisions(given: Row[], decide: Decide, who: string) {
  const [known, setKnown] = useState<ReadonlyMap<string, Known>>(new Map())
  const [problem, setProblem] = useState<string>()
  const done = useRef<Done[]>([])
  const pending = useRef(0)
  const rows = useMemo(
    () => given.map((row) => (known.has(row.id) ? { ...row, ...known.get(row.id) } : row)),
    [given, known],
  )
  const current = useRef(rows)
  current.current = rows

  useEffect(() => {
    // Who leaves before the site has answered is asked.
    const stay = (event: BeforeUnloadEvent) => pending.current > 0 && event.preventDefault()
    addEventListener('beforeunload', stay)
    return () => removeEventListener('beforeunload', stay)
  }, [])

  const send = useCallback(
    async (decision: Verb, ids: string[]) => {
      const wanted = new Set(ids)
      const before = current.current.filter(({ id }) => wanted.has(id))
      const set = (rows: [string, Known][]) => setKnown((known) => new Map([...known, ...rows]))
      const state = VERBS[decision].leadsTo
      set(
        before.map(({ id, isInDraft }) => [
          id,
          {
            state,
            isInDraft: decision === 'accept' || (decision === 'reopen' && isInDraft),
            decidedBy: decision === 'reopen' ? null : who,
          },
        ]),
      )
      setProblem(undefined)
      const form = new FormData()
      form.set('decision', decision)
      for (const id of ids) form.append('ids[]', id)
      pending.current++
      const answer = await decide({}, form)
        .catch(() => ({ message: 'The site did not answer: nothing was decided.' }))
        .finally(() => pending.current--)
      if (!answer.message) return true
      set(before.map(({ id, state, isInDraft, decidedBy }) => [id, { state, isInDraft, decidedBy }]))
      setProblem(answer.message)
      return false
    },
    [decide, who],
  )

  const onDecide = useCallback(
    async (decision: Verb, ids: string[]) => {
      const before = new Map(current.current.filter(({ id }) => ids.includes(id)).map(({ id, state }) => [id, state]))
      done.current.push({ decision, before })
      if (await send(decision, ids))
        announce(`${VERBS[decision].done}: ${formatCount(ids.length, 'paper')}. Press u to undo.`)
      else done.current.pop()
    },
    [send],
  )

  /** Takes back what was decided last on this page. */
  const undo = useCallback(async () => {
    const last = done.current.pop()
    if (!last) {
      announce('There is nothing to undo on this page.')
      return undefined
    }
    for (const verb of ['accept', 'dismiss', 'reopen'] as const) {
      const ids = [...last.before].filter(([, state]) => state === VERBS[verb].leadsTo).map(([id]) => id)
      if (ids.length > 0) await send(verb, ids)
    }
    announce(`Undone: ${formatCount(last.before.size, 'paper')}.`)
    return [...last.before.keys()][0]
  }, [send])

  return { rows, problem, onDecide, undo }
}
