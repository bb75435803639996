'use client'

import { useFormAction } from '../../../components/ui/form-action'
import { FormMessage } from '../../../components/ui/form-message'
import { SubmitButton } from '../../../components/ui/submit-button'
import { TextField } from '../../../components/ui/text-field'
import { askAnew } from './actions'

export function AskForm() {
  const [{ errors, given, ...state }, action] = useFormAction(askAnew)
  return (
    <form action={action} className="flex flex-col gap-4">
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={given?.email}
        errors={errors?.email}
        isRequired
      />
      <FormMessage state={state} />
      <SubmitButton>Mail me a link</SubmitButton>
    </form>
  )
}
