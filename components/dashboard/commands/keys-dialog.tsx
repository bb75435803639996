'use client'

import { Dialog } from '../../ui/dialog'
import type { KeySection } from './page-commands'

const ANYWHERE: KeySection = [
  'Anywhere',
  [
    ['?', 'Show these keys'],
    ['Ctrl K', 'Search for what to do, or where to go'],
  ],
]

/** The keys that work on the page, as a list. */
export function KeysDialog({ sections, close }: { sections: KeySection[]; close: () => void }) {
  return (
    <Dialog title="Keys" isOpen onOpenChange={close}>
      {[ANYWHERE, ...sections].map(([title, keys]) => (
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
      <p className="text-small text-muted">On a Mac, ⌘ for Ctrl. Letters alone do nothing while you write.</p>
    </Dialog>
  )
}
