'use client'

import { formatDay } from '../../../lib/format-day'
import type { Action } from '../../ui/form-action'
import { useFormAction } from '../../ui/form-action'
import { FormMessage } from '../../ui/form-message'
import { SubmitButton } from '../../ui/submit-button'

/** Makes the digest of a day that has none. */
export function NewOnDay({ day, create }: { day: string; create: Action }) {
  const [state, action] = useFormAction(create)
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
