'use client'

import { memo, type KeyboardEvent as ReactKeyboardEvent } from 'react'
import { DropIndicator, GridList, useDragAndDrop } from 'react-aria-components'
import type { DraftEntry } from '../../../lib/drafts/schema'
import { plainTex } from '../../../lib/tex'
import { moveEntries, nudgeEntries, type Place } from './arranging'
import { predecessor } from './draft'
import { useDesk } from './draft-context'
import { EntryRow } from './entry-row'
import { dragByFinger } from './finger-drag'

type Props = {
  entries: DraftEntry[]
  selected: ReadonlySet<string>
  onSelect: (selected: ReadonlySet<string>) => void
  /** Asks for an entry's note, or for where to move what is selected. */
  onOpen: (id: string, what: 'note' | 'place') => void
  onRemove: (chosen: ReadonlySet<string>) => void
}

/** The digest's papers in their order: rows to drag, to move by keys and to select. */
export const EntryList = memo(({ entries, selected, onSelect, onOpen, onRemove }: Props) => {
  const { store, say } = useDesk()
  const { dragAndDropHooks } = useDragAndDrop<DraftEntry>({
    getItems: (keys) =>
      [...keys].map((key) => ({ 'hot-papers-entry': String(key), 'text/plain': titleOf(String(key)) })),
    getAllowedDropOperations: () => ['move'],
    onReorder: ({ keys, target: { key, dropPosition } }) => {
      const after = dropPosition === 'after' ? String(key) : predecessor(entries, String(key))
      move(new Set([...keys].map(String)), after)
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className="drop-line" />,
  })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the rows within, and listed under “?”.
    <div
      onKeyDown={onKeyDown}
      onPointerDownCapture={(event) =>
        dragByFinger(event, (key, after) => move(selected.has(key) ? selected : new Set([key]), after))
      }
    >
      <GridList
        aria-label="Papers in their order"
        items={entries}
        selectionMode="multiple"
        selectionBehavior="replace"
        selectedKeys={selected}
        onSelectionChange={(keys) =>
          onSelect(new Set(keys === 'all' ? entries.map(({ id }) => id) : [...keys].map(String)))
        }
        onAction={(key) => onOpen(String(key), 'note')}
        disallowTypeAhead
        dragAndDropHooks={dragAndDropHooks}
        className="entry-rows"
      >
        {(entry) => <EntryRow entry={entry} />}
      </GridList>
    </div>
  )

  function onKeyDown(event: ReactKeyboardEvent) {
    if (event.defaultPrevented) return
    const focused = (event.target as Element).closest('[data-key]')?.getAttribute('data-key')
    if (!focused) return
    const chosen = selected.has(focused) ? selected : new Set([focused])
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      nudge(chosen, event.key === 'ArrowUp' ? -1 : 1)
    } else if (event.ctrlKey || event.metaKey || event.altKey) return
    else if (event.key === 'Delete' || event.key === 'Backspace') onRemove(chosen)
    else if (event.key === 'n') onOpen(focused, 'note')
    else if (event.key === 'a') document.querySelector<HTMLElement>('[data-field="add"] input')?.focus()
    else if (event.key === 'm') onOpen(focused, 'place')
    else if (event.key === 'j' || event.key === 'k') {
      const key = event.key === 'j' ? 'ArrowDown' : 'ArrowUp'
      event.target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    } else return
    event.preventDefault()
  }

  function nudge(chosen: ReadonlySet<string>, by: -1 | 1) {
    const changes = nudgeEntries(entries, chosen, by)
    if (changes.length === 0) return say(`Already ${by < 0 ? 'first' : 'last'}.`)
    store.act('the move', changes)
    sayWhere(chosen)
  }

  function move(chosen: ReadonlySet<string>, after: Place) {
    store.act('the move', moveEntries(entries, chosen, after))
    sayWhere(chosen)
  }

  function sayWhere(chosen: ReadonlySet<string>) {
    const first = store.snapshot().draft.entries.findIndex(({ id }) => chosen.has(id))
    say(`Now at ${first + 1} of ${entries.length}.`)
  }

  function titleOf(id: string) {
    const entry = entries.find((row) => row.id === id)
    return entry ? `${plainTex(entry.title)} https://arxiv.org/abs/${entry.arxivId}` : ''
  }
})
EntryList.displayName = 'EntryList'
