'use client'

import { type ReactNode, useSyncExternalStore } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { formatCount } from '../../../lib/format-count'
import { Button } from '../../ui/button'
import { DetailsPanel } from './details-panel'
import type { Draft } from './draft'
import { EntryPanel, Placing } from './entry-panel'

type Props = {
  draft: Draft
  selected: ReadonlySet<string>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** Beside the papers what is selected of them, or the digest itself; on a phone above everything, when asked for. */
export function SidePanel({ draft, selected, isOpen, onOpenChange }: Props) {
  const isWide = useSyncExternalStore(
    watchWidth,
    () => matchMedia(WIDE).matches,
    () => true,
  )
  const [only] = selected.size === 1 ? draft.entries.filter(({ id }) => selected.has(id)) : []
  const content =
    selected.size === 0 ? (
      <DetailsPanel digest={draft.digest} />
    ) : only ? (
      <EntryPanel key={only.id} entry={only} entries={draft.entries} />
    ) : (
      <div>
        <h2 className="mb-3">{formatCount(selected.size, 'paper')} selected</h2>
        <Placing selected={selected} entries={draft.entries} title={formatCount(selected.size, 'paper')} />
      </div>
    )
  const label = only ? 'Paper' : selected.size > 0 ? 'Selected papers' : 'Details'
  if (isWide) return <Aside label={label}>{content}</Aside>
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable className="fixed inset-0 z-30 bg-black/40">
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
}

function Aside({ label, children }: { label: string; children: ReactNode }) {
  return (
    <aside aria-label={label} className="side-panel">
      {children}
    </aside>
  )
}

const WIDE = '(width >= 64rem)'

function watchWidth(changed: () => void) {
  const query = matchMedia(WIDE)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
