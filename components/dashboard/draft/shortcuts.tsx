'use client'

import { Dialog } from '../../ui/dialog'

const KEYS: [title: string, keys: [keys: string, does: string][]][] = [
  [
    'Anywhere',
    [
      ['?', 'Show these keys'],
      ['Ctrl K', 'Search for anything to do or to add'],
      ['Ctrl Z', 'Undo'],
      ['Ctrl Shift Z', 'Do again'],
      ['Ctrl Enter', 'Publish'],
      ['Ctrl S', 'Keep this state in the history'],
    ],
  ],
  [
    'In the list of papers',
    [
      ['↓ ↑ or j k', 'Next, previous paper'],
      ['Alt ↑ Alt ↓', 'Move up, down'],
      ['m', 'Move to a rank'],
      ['n or Enter', 'Write the note'],
      ['Delete', 'Remove'],
      ['a', 'Add papers'],
      ['Shift ↓ Shift ↑', 'Select several'],
      ['Ctrl A', 'Select all'],
      ['Esc', 'Select none; back to the details'],
      ['→ then Enter', 'Pick a paper up; ↓ ↑ carry it, Enter puts it down'],
    ],
  ],
  ['While writing', [['Esc', 'Back to the list']]],
]

/** The keys, as a list. */
export function Shortcuts({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  return (
    <Dialog title="Keys" isOpen={isOpen} onOpenChange={onOpenChange}>
      {KEYS.map(([title, keys]) => (
        <section key={title} aria-label={title}>
          <h3 className="mb-1 font-semibold">{title}</h3>
          <dl className="grid grid-cols-[9rem_1fr] gap-x-4">
            {keys.map(([key, does]) => (
              <div key={key} className="col-span-2 grid grid-cols-subgrid border-rule border-t py-1">
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className="text-small text-muted">On a Mac, ⌘ for Ctrl. Letters work only in the list of papers.</p>
    </Dialog>
  )
}
