'use client'

import { startTransition, useState } from 'react'
import type { Role } from '../../../lib/accounts/rights'
import type { DeskDigest } from '../../../lib/desk/queries'
import { Button } from '../../ui/button'
import { type Action, answering } from '../../ui/form-action'
import { Menu, MenuItem, MenuTrigger } from '../../ui/menu'
import { announce } from '../../ui/toast'
import { DayDialog } from './new-digest'

export type DigestActions = { duplicate: Action; trash: Action; restore: Action }

type Props = { digest: DeskDigest; nextDay: string; role: Role; actions: DigestActions }

/** What can be done with a digest without opening it. */
export function DigestMenu({ digest, nextDay, role, actions }: Props) {
  const [isDuplicating, setDuplicating] = useState(false)
  const { id, title, trashedAt, publication } = digest
  const mayTrash = role !== 'contributor' && !publication
  return (
    <>
      <MenuTrigger>
        <Button look="quiet" aria-label={`What can be done with ${title}`}>
          ⋯
        </Button>
        <Menu>
          <MenuItem href={`/dashboard/digests/${id}`}>Open</MenuItem>
          {publication && (
            <MenuItem href={`/posts/${publication.slug}`} target="_blank">
              See it as readers do
            </MenuItem>
          )}
          <MenuItem onAction={() => setDuplicating(true)}>Duplicate…</MenuItem>
          {mayTrash && !trashedAt && <MenuItem onAction={() => run(actions.trash)}>Move to the trash</MenuItem>}
          {mayTrash && trashedAt && <MenuItem onAction={() => run(actions.restore)}>Restore</MenuItem>}
        </Menu>
      </MenuTrigger>
      <DayDialog
        title={`Duplicate “${title}”`}
        verb="Duplicate"
        action={actions.duplicate}
        day={nextDay}
        id={id}
        isOpen={isDuplicating}
        close={() => setDuplicating(false)}
      />
    </>
  )

  function run(action: Action) {
    const form = new FormData()
    form.set('id', id)
    startTransition(async () => {
      const { message, done } = await answering(action)({}, form)
      const sentence = message ?? done
      if (sentence) announce(sentence)
    })
  }
}
