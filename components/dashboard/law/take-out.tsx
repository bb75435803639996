'use client'

import type { ActionState } from '../../../lib/action'
import { useFormAction } from '../../ui/form-action'
import { FormMessage } from '../../ui/form-message'
import { SubmitButton } from '../../ui/submit-button'
import { TextField } from '../../ui/text-field'

type Props = { takeOut: (previous: ActionState, form: FormData) => Promise<ActionState> }

/** Takes a post or a person out of everything that readers get. */
export function TakeOut({ takeOut }: Props) {
  const [state, submit] = useFormAction(takeOut)
  return (
    <form action={submit} className="mb-line flex max-w-(--container-measure) flex-col items-start gap-3">
      <TextField
        label="Address"
        name="address"
        className="w-full"
        description="Of a post, or of the profile of somebody who wants nothing of theirs shown. It cannot be put back here."
        errors={state.errors?.address}
      />
      <SubmitButton look="danger">Take out for good</SubmitButton>
      <FormMessage state={state} />
    </form>
  )
}
