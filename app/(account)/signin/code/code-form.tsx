'use client'

import { useFormAction } from '../../../../components/ui/form-action'
import { FormMessage } from '../../../../components/ui/form-message'
import { SubmitButton } from '../../../../components/ui/submit-button'
import { TextField } from '../../../../components/ui/text-field'
import { show } from './actions'

export function CodeForm({ next }: { next: string }) {
  const [state, action] = useFormAction(show)
  return (
    <form action={action} className="flex flex-col gap-4">
      <input type="hidden" name="next" value={next} />
      <TextField label="Code" name="code" autoComplete="one-time-code" isRequired />
      <FormMessage state={state} />
      <SubmitButton>Sign in</SubmitButton>
    </form>
  )
}
