'use client'

import { useState } from 'react'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextArea } from '../../ui/text-field'
import type { FieldValue } from './draft'
import { useDesk, useSnapshot } from './draft-context'
import type { Held } from './draft-store'

/** Both texts of a field that two people wrote into, and the choice between them. */
export function ConflictDialog({ held, close }: { held: Held; close: () => void }) {
  const { store, say } = useDesk()
  // What the other has goes on changing.
  useSnapshot()
  const mine = writtenOf(held)
  const theirs = store.theirs(held) ?? null
  const isList = Array.isArray(mine)
  const [both, setBoth] = useState<string | null>(null)
  const who = held.by?.name ?? 'somebody else'
  const choose = (value: FieldValue, said: string) => {
    store.resolve(held, value)
    say(said)
    close()
  }
  return (
    <Dialog title="Two texts for one place" isOpen onOpenChange={close} isWide>
      <p>{`You and ${who} wrote here at the same time. What shall stand?`}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Text of={theirs} label={`By ${who}, saved`} />
        <Text of={mine} label="Yours, kept in this browser" />
      </div>
      {both !== null && <TextArea label="Both, as you like it" value={both} onChange={setBoth} rows={6} autoFocus />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="quiet" onPress={close}>
          Later
        </Button>
        <Button onPress={() => choose(theirs, 'Theirs stands.')}>Keep theirs</Button>
        <Button onPress={() => choose(mine, 'Yours is being saved.')}>Take mine</Button>
        {both === null ? (
          !isList && <Button onPress={() => setBoth(joined(theirs, mine))}>Edit both…</Button>
        ) : (
          <Button look="primary" onPress={() => choose(both || null, 'Both are being saved.')}>
            Save this
          </Button>
        )}
      </div>
    </Dialog>
  )
}

function Text({ of, label }: { of: FieldValue; label: string }) {
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 font-semibold">{label}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, by keys too. */}
      <pre tabIndex={0} className="max-h-60 overflow-y-auto whitespace-pre-wrap rounded-[3px] bg-raised p-3 font-sans">
        {spell(of) || '(nothing)'}
      </pre>
    </figure>
  )
}

const spell = (value: FieldValue) => (Array.isArray(value) ? value.join(', ') : (value ?? ''))
const joined = (...values: FieldValue[]) => values.map(spell).filter(Boolean).join('\n\n')
const writtenOf = ({ operation }: Held): FieldValue => ('value' in operation ? operation.value : null)
