'use client'

import { useState } from 'react'
import { Button } from '../../ui/button'
import { ConflictDialog } from './conflict-dialog'
import type { Held } from './draft-store'

/** Says at a field that somebody else wrote there too, and opens both texts. */
export function HeldNotice({ held }: { held: Held }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div role="alert" className="mt-2 flex flex-wrap items-center gap-3 border-rubric border-l-2 pl-3 text-rubric">
      <p>{`${held.by?.name ?? 'Somebody else'} wrote here at the same time. Your text is kept, and not saved yet.`}</p>
      <Button onPress={() => setOpen(true)}>Compare and choose</Button>
      {isOpen && <ConflictDialog held={held} close={() => setOpen(false)} />}
    </div>
  )
}
