'use client'

import { memo, type KeyboardEvent as ReactKeyboardEvent } from 'react'
import { DropIndicator, GridList, useDragAndDrop } from 'react-aria-components'
import type { DraftEntry } from '../../../lib/drafts/schema'
import { formatCount } from '../../../lib/format-count'
import { plainTex } from '../../../lib/tex'
import { moveEntries, nudgeEntries, removeEntries } from './arranging'
import { predecessor } from './draft'
import { useDesk } from './draft-context'
import { EntryRow } from './entry-row'

type Props = {
  entries: DraftEntry[]
  selected: ReadonlySet<string>
  onSelect: (selected: ReadonlySet<string>) => void
  /** Asks for an entry's note, or for where to move what is selected. */
  onOpen: (id: string, what: 'note' | 'place') => void
}

/** The digest's papers in their order: rows to drag, to move by keys and to select. */
export const EntryList = memo(({ entries, selected, onSelect, onOpen }: Props) => {
  const { store, say } = useDesk()
  const { dragAndDropHooks } = useDragAndDrop<DraftEntry>({
    getItems: (keys) =>
      [...keys].map((key) => ({ 'hot-papers-entry': String(key), 'text/plain': titleOf(String(key)) })),
    getAllowedDropOperations: () => ['move'],
    onReorder: ({ keys, target: { key, dropPosition } }) => {
      const after = dropPosition === 'after' ? String(key) : predecessor(entries, String(key))
      store.act('the move', moveEntries(entries, new Set([...keys].map(String)), after))
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className="drop-line" />,
  })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the rows within, and listed under “?”.
    <div onKeyDown={onKeyDown}>
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
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(chosen)
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
    store.act('the move', changes)
    const first = store.snapshot().draft.entries.findIndex(({ id }) => chosen.has(id))
    say(changes.length > 0 ? `Now at ${first + 1} of ${entries.length}.` : `Already ${by < 0 ? 'first' : 'last'}.`)
  }

  function remove(chosen: ReadonlySet<string>) {
    const next = entries.find(({ id }, i) => !chosen.has(id) && entries.slice(0, i).some((row) => chosen.has(row.id)))
    store.act(`the removal of ${formatCount(chosen.size, 'paper')}`, removeEntries(chosen))
    onSelect(new Set(next ? [next.id] : []))
    say(`${formatCount(chosen.size, 'paper')} removed. Control+Z brings ${chosen.size === 1 ? 'it' : 'them'} back.`)
  }

  function titleOf(id: string) {
    const entry = entries.find((row) => row.id === id)
    return entry ? `${plainTex(entry.title)} https://arxiv.org/abs/${entry.arxivId}` : ''
  }
})
EntryList.displayName = 'EntryList'
