'use client'

import { memo, type ReactNode, useSyncExternalStore } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import type { DraftEntry } from '../../../lib/drafts/schema'
import { formatCount } from '../../../lib/format-count'
import { Button } from '../../ui/button'
import { DetailsPanel } from './details-panel'
import type { Draft } from './draft'
import { EntryPanel, Placing } from './entry-panel'

type Props = {
  digest: Draft['digest']
  entries: DraftEntry[]
  selected: ReadonlySet<string>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onRemove: (selected: ReadonlySet<string>) => void
}

/** Beside the papers what is selected of them, or the digest itself; on a phone above everything, when asked for. */
export const SidePanel = memo(({ digest, entries, selected, isOpen, onOpenChange, onRemove }: Props) => {
  const isWide = useSyncExternalStore(
    watchWidth,
    () => widths().matches,
    () => true,
  )
  const [only] = selected.size === 1 ? entries.filter(({ id }) => selected.has(id)) : []
  const content =
    selected.size === 0 ? (
      <DetailsPanel digest={digest} />
    ) : only ? (
      <EntryPanel key={only.id} entry={only} entries={entries} onRemove={onRemove} />
    ) : (
      <div>
        <h2 className="mb-3">{formatCount(selected.size, 'paper')} selected</h2>
        <Placing
          selected={selected}
          entries={entries}
          title={formatCount(selected.size, 'paper')}
          onRemove={onRemove}
        />
      </div>
    )
  const label = only ? 'Paper' : selected.size > 0 ? 'Selected papers' : 'Details'
  if (isWide) return <Aside label={label}>{content}</Aside>
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable className="fixed inset-0 z-30 bg-scrim">
      <Modal className="absolute inset-x-0 top-8 bottom-0 overflow-y-auto rounded-t-[6px] bg-paper">
        <Dialog aria-label={label} className="side-panel px-(--gutter) pt-3 pb-10 outline-none">
          <div className="mb-2 flex justify-end">
            <Button onPress={() => onOpenChange(false)}>Done</Button>
          </div>
          {content}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
})
SidePanel.displayName = 'SidePanel'

function Aside({ label, children }: { label: string; children: ReactNode }) {
  return (
    <aside aria-label={label} className="side-panel">
      {children}
    </aside>
  )
}

let query: MediaQueryList | undefined
/** Asked for once: each new one costs the browser a look at the whole page. */
const widths = () => (query ??= matchMedia('(width >= 64rem)'))

function watchWidth(changed: () => void) {
  const query = widths()
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
