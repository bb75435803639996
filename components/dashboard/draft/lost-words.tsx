'use client'

import { Button } from '../../ui/button'
import { NEW } from './arranging'
import { find } from './draft'
import { useDesk, useSnapshot } from './draft-context'
import { change } from './inverse'

/** Notes written for papers that somebody took out meanwhile: no word of them goes without a decision. */
export function LostWords() {
  const { store } = useDesk()
  const { draft, held } = useSnapshot()
  const lost = held.flatMap((one) =>
    one.operation.type === 'set entry' && !find(draft.entries, one.operation.entry)
      ? { held: one, entry: one.operation.entry, words: one.operation.value }
      : [],
  )
  return lost.map(({ held: one, entry, words }) => (
    <section
      key={one.id}
      role="alert"
      aria-label="Not saved"
      className="mb-4 rounded-[3px] border border-rubric px-4 py-3"
    >
      <p>Somebody took out the paper that you wrote this note for:</p>
      <blockquote className="my-2 whitespace-pre-wrap border-rule border-l-2 pl-3">{words}</blockquote>
      <div className="flex flex-wrap gap-2">
        <Button
          onPress={() => {
            store.act('the return of the paper', [change({ ...NEW, type: 'put back entry', entry })])
            store.tryAgain(one)
          }}
        >
          Put the paper back, with this note
        </Button>
        <Button look="quiet" onPress={() => store.dismiss(one)}>
          Throw the note away
        </Button>
      </div>
    </section>
  ))
}
