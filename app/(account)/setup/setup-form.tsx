'use client'

import { useFormAction } from '../../../components/ui/form-action'
import { FormMessage } from '../../../components/ui/form-message'
import { NewPasswordField } from '../../../components/ui/new-password-field'
import { SubmitButton } from '../../../components/ui/submit-button'
import { TextField } from '../../../components/ui/text-field'
import { begin } from './actions'

export function SetupForm({ token }: { token: string }) {
  const [{ errors, given, ...state }, action] = useFormAction(begin)
  return (
    <form action={action} className="flex flex-col gap-4">
      <input type="hidden" name="token" value={token} />
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        defaultValue={given?.name}
        errors={errors?.name}
        isRequired
      />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={given?.email}
        errors={errors?.email}
        isRequired
      />
      <NewPasswordField errors={errors?.password} />
      <FormMessage state={state} />
      <SubmitButton>Make the account</SubmitButton>
    </form>
  )
}
