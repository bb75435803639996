'use client'

import { Dialog } from '../../ui/dialog'

const KEYS = [
  ['j k', 'Next, previous paper'],
  ['a', 'Accept'],
  ['x', 'Dismiss'],
  ['u', 'Undo what was decided last'],
  ['o', 'Why it scores, and what people say'],
  ['s', 'Select; then a and x decide on all selected'],
  ['Esc', 'Select none'],
  ['/', 'Search'],
  ['?', 'Show these keys'],
]

export function Keys({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  return (
    <Dialog title="Keys" isOpen={isOpen} onOpenChange={onOpenChange}>
      <dl className="grid grid-cols-[4rem_1fr] gap-x-4">
        {KEYS.map(([key, does]) => (
          <div key={key} className="col-span-2 grid grid-cols-subgrid border-rule border-t py-1">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
