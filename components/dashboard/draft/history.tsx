'use client'

import { useEffect, useState } from 'react'
import type { Difference, ListedRevision } from '../../../lib/revisions/schema'
import { Button } from '../../ui/button'
import { ConfirmDialog } from '../../ui/dialog'
import { EmptyState } from '../../ui/empty-state'
import { Select } from '../../ui/select'
import { Ago } from '../ago'
import { askSite, whyNot } from './ask-site'
import { DifferenceList } from './difference-list'

type Props = { path: string; revisions: ListedRevision[] }

/** The kept states of a draft, what differs between any two, and the way back to one. */
export function History({ path, revisions }: Props) {
  const [before, setBefore] = useState(String(revisions[0]?.number ?? ''))
  const [after, setAfter] = useState('')
  const [difference, setDifference] = useState<Difference>()
  const [trouble, setTrouble] = useState<string>()
  const [restoring, setRestoring] = useState<number>()

  useEffect(() => {
    if (!before) return
    let isOver = false
    const query = new URLSearchParams({ before, ...(after && { after }) })
    askSite<Difference>(`${path}/revisions/difference?${query}`).then((asked) => {
      if (isOver) return
      const isAnswer = asked !== 'unreachable' && 'answer' in asked
      setDifference(isAnswer ? asked.answer : undefined)
      setTrouble(isAnswer ? undefined : whyNot(asked))
    })
    return () => {
      isOver = true
    }
  }, [path, before, after])

  if (revisions.length === 0)
    return (
      <EmptyState title="No state was kept yet">
        <p className="text-muted">
          One is kept at each publication, before each restoration, and when you press Ctrl S.
        </p>
      </EmptyState>
    )
  const options = revisions.map(({ number, reason }) => (
    <option key={number} value={number}>{`${number}: ${reason}`}</option>
  ))
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <table className="rows self-start">
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col">Kept</th>
            <th scope="col">
              <span className="sr-only">What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {revisions.map(({ number, reason, createdAt, by }) => (
            <tr key={number}>
              <td>
                {number}: {reason}
              </td>
              <td className="text-muted">
                <Ago at={createdAt} />
                {by && `, ${by}`}
              </td>
              <td>
                <Button look="quiet" aria-label={`Restore state ${number}`} onPress={() => setRestoring(number)}>
                  Restore…
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <section aria-label="Difference">
        <div className="mb-4 flex flex-wrap gap-4">
          <Select label="From" value={before} onChange={setBefore} className="min-w-40 flex-1">
            {options}
          </Select>
          <Select label="To" value={after} onChange={setAfter} className="min-w-40 flex-1">
            <option value="">The draft as it stands</option>
            {options}
          </Select>
        </div>
        <p role="alert" className="text-rubric empty:hidden">
          {trouble}
        </p>
        {difference && <DifferenceList difference={difference} />}
      </section>
      <ConfirmDialog
        title={`Restore state ${restoring}?`}
        verb="Restore"
        look="primary"
        isOpen={restoring !== undefined}
        onOpenChange={() => setRestoring(undefined)}
        onConfirm={() => void restore(Number(restoring))}
      >
        The draft becomes what it was then. What it is now is kept before, so that you can come back.
      </ConfirmDialog>
    </div>
  )

  async function restore(number: number) {
    const asked = await askSite(`${path}/revisions/${number}/restoration`, {})
    if (asked === 'unreachable' || !('answer' in asked)) return setTrouble(whyNot(asked))
    location.assign(path)
  }
}
