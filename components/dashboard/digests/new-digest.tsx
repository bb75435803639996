'use client'

import { useState } from 'react'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { type Action, useFormAction } from '../../ui/form-action'
import { FormMessage } from '../../ui/form-message'
import { SubmitButton } from '../../ui/submit-button'
import { TextField } from '../../ui/text-field'
import { type KeySection, usePageCommands } from '../commands/page-commands'
import { useKeys } from '../commands/use-keys'

const KEYS: KeySection[] = [['Among the digests', [['Alt N', 'New digest']]]]

/** Asks for nothing but the day; address and title follow from it, and can be changed afterwards. */
export function NewDigest({ create, day }: { create: Action; day: string }) {
  const [isOpen, setOpen] = useState(false)
  const open = () => setOpen(true)
  useKeys({ 'alt+n': open })
  usePageCommands({ keys: KEYS, commands: () => [{ id: 'new', name: 'New digest', keys: 'Alt N', run: open }] })
  return (
    <>
      <Button look="primary" onPress={open} aria-keyshortcuts="Alt+N">
        New digest
      </Button>
      <DayDialog
        title="New digest"
        verb="Create"
        action={create}
        day={day}
        isOpen={isOpen}
        close={() => setOpen(false)}
      />
    </>
  )
}

type Props = {
  title: string
  verb: string
  action: Action
  day: string
  /** The digest it is made from. */
  id?: string
  isOpen: boolean
  close: () => void
}

export function DayDialog({ title, verb, action, day, id, isOpen, close }: Props) {
  const [state, submit] = useFormAction(action)
  return (
    <Dialog title={title} isOpen={isOpen} onOpenChange={close}>
      <form action={submit} className="flex flex-col gap-4">
        {id && <input type="hidden" name="id" value={id} />}
        <TextField
          label="Day"
          name="day"
          type="date"
          defaultValue={state.given?.day ?? day}
          errors={state.errors?.day}
          description="Its address and title follow from it, and can be changed."
          isRequired
          autoFocus
        />
        <FormMessage state={state} />
        <div className="flex justify-end gap-2">
          <Button look="quiet" onPress={close}>
            Cancel
          </Button>
          <SubmitButton>{verb}</SubmitButton>
        </div>
      </form>
    </Dialog>
  )
}
