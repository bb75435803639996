'use client'

import { useActionState } from 'react'
import { formatDay } from '../../../lib/format-day'
import { FormMessage } from '../../ui/form-message'
import { SubmitButton } from '../../ui/submit-button'
import type { Action } from './new-digest'

/** Makes the digest of a day that has none. */
export function NewOnDay({ day, create }: { day: string; create: Action }) {
  const [state, action] = useActionState(create, {})
  return (
    <form action={action}>
      <input type="hidden" name="day" value={day} />
      <SubmitButton
        look="quiet"
        className="-ml-3 text-muted!"
        aria-label={`New digest for ${formatDay(new Date(day))}`}
      >
        +
      </SubmitButton>
      <FormMessage state={state} />
    </form>
  )
}
