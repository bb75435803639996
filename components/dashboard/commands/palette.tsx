'use client'

import { useState } from 'react'
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField, useFilter } from 'react-aria-components'
import { flushSync } from 'react-dom'
import { Dialog } from '../../ui/dialog'
import { CONTROL } from '../../ui/field'
import type { Command } from './page-commands'

type Props = { commands: Command[]; find: (words: string) => Command; close: () => void }

/** Finds what can be done by a few letters, and what has no command among the digests. */
export function Palette({ commands, find, close }: Props) {
  const { contains } = useFilter({ sensitivity: 'base' })
  const [words, setWords] = useState('')
  const all = words.trim() ? [...commands, find(words.trim())] : commands
  return (
    <Dialog title="Search" isOpen onOpenChange={close}>
      <Autocomplete filter={contains} inputValue={words} onInputChange={setWords}>
        <SearchField aria-label="What to do, or where to go" autoFocus>
          {/* What it is to who cannot see that the list below belongs to it. */}
          <Input role="combobox" aria-expanded="true" className={CONTROL} placeholder="What to do, or where to go" />
        </SearchField>
        <ListBox
          aria-label="Found"
          items={all}
          className="mt-2 max-h-80 overflow-y-auto outline-none"
          onAction={(key) => {
            close()
            // The dialog gives the focus back first; and what a command shows is there before the command gives it the focus.
            setTimeout(() => flushSync(() => all.find(({ id }) => id === key)?.run()))
          }}
        >
          {({ id, name, keys }) => (
            <ListBoxItem
              id={id}
              textValue={name}
              className="flex cursor-pointer justify-between gap-4 px-2.5 py-1.5 data-focused:bg-raised data-focused:text-rubric data-hovered:bg-raised data-hovered:text-rubric"
            >
              <span>{name}</span>
              {keys && <kbd className="text-muted">{keys}</kbd>}
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </Dialog>
  )
}
