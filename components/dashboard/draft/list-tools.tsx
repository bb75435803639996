'use client'

import type { DraftEntry } from '../../../lib/drafts/schema'
import { formatCount } from '../../../lib/format-count'
import { Button } from '../../ui/button'
import { NEW } from './arranging'
import { useDesk } from './draft-context'
import { change } from './inverse'

type Props = {
  entries: DraftEntry[]
  selected: ReadonlySet<string>
  onSelect: (selected: ReadonlySet<string>) => void
  onRemove: (selected: ReadonlySet<string>) => void
}

/** How many papers there are, and what is done with all or several of them. */
export function ListTools({ entries, selected, onSelect, onRemove }: Props) {
  const { store, say } = useDesk()
  const isSorted = entries.every(({ score }, i) => score <= (entries[i - 1]?.score ?? Infinity))
  if (entries.length === 0)
    return (
      <p className="py-6 text-muted">
        No papers yet. Add some above: by their ids, by words of their titles, or from the candidates.
      </p>
    )
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-3 border-ink border-b py-1">
      <h2 className="grow text-post! font-semibold! font-sans!">
        {selected.size > 1
          ? `${formatCount(selected.size, 'paper')} selected of ${entries.length}`
          : formatCount(entries.length, 'paper')}
      </h2>
      {selected.size > 1 && (
        <>
          <Button look="quiet" onPress={() => onRemove(selected)}>
            Remove them
          </Button>
          <Button look="quiet" onPress={() => onSelect(new Set())}>
            Select none
          </Button>
        </>
      )}
      <Button
        look="quiet"
        isDisabled={isSorted}
        onPress={() => {
          store.act('the sorting', [change({ ...NEW, type: 'sort entries', by: 'score' })])
          say('Sorted by score.')
        }}
      >
        Sort by score
      </Button>
    </div>
  )
}
