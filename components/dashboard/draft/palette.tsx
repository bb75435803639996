'use client'

import { Autocomplete, Input, ListBox, ListBoxItem, SearchField, useFilter } from 'react-aria-components'
import type { DraftEntry } from '../../../lib/drafts/schema'
import { plainTex } from '../../../lib/tex'
import { Dialog } from '../../ui/dialog'
import { CONTROL } from '../../ui/field'

export type Command = { id: string; name: string; keys?: string; run: () => void }

type Props = { commands: Command[]; entries: DraftEntry[]; openEntry: (id: string) => void; close: () => void }

/** Finds what can be done, and the papers of the digest, by a few letters. */
export function Palette({ commands, entries, openEntry, close }: Props) {
  const { contains } = useFilter({ sensitivity: 'base' })
  const papers = entries.map(
    ({ id, title }, i): Command => ({
      id,
      name: `${i + 1}. ${plainTex(title)}`,
      run: () => openEntry(id),
    }),
  )
  const all = [...commands, ...papers]
  return (
    <Dialog title="Search" isOpen onOpenChange={close}>
      <Autocomplete filter={contains}>
        <SearchField aria-label="What to do, or a paper" autoFocus>
          {/* What it is to who cannot see that the list below belongs to it. */}
          <Input
            role="combobox"
            aria-expanded="true"
            className={CONTROL}
            placeholder="What to do, or a paper of this digest"
          />
        </SearchField>
        <ListBox
          aria-label="Found"
          items={all}
          className="mt-2 max-h-80 overflow-y-auto outline-none"
          renderEmptyState={() => <p className="py-2 text-muted">Nothing here is called that.</p>}
          onAction={(key) => {
            close()
            // The dialog gives the focus back first.
            setTimeout(() => all.find(({ id }) => id === key)?.run())
          }}
        >
          {({ id, name, keys }) => (
            <ListBoxItem id={id} textValue={name} className="found-paper flex justify-between gap-4">
              <span>{name}</span>
              {keys && <kbd className="text-muted">{keys}</kbd>}
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </Dialog>
  )
}
