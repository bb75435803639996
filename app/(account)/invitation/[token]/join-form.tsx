'use client'

import { useFormAction } from '../../../../components/ui/form-action'
import { FormMessage } from '../../../../components/ui/form-message'
import { NewPasswordField } from '../../../../components/ui/new-password-field'
import { SubmitButton } from '../../../../components/ui/submit-button'
import { TextField } from '../../../../components/ui/text-field'
import { joinIn } from './actions'

export function JoinForm({ token, email }: { token: string; email: string }) {
  const [{ errors, given, ...state }, action] = useFormAction(joinIn)
  return (
    <form action={action} className="flex flex-col gap-4">
      <input type="hidden" name="token" value={token} />
      {/* For password managers, which ask whose it is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        defaultValue={given?.name}
        errors={errors?.name}
        isRequired
      />
      <NewPasswordField errors={errors?.password} />
      <FormMessage state={state} />
      <SubmitButton>Make the account</SubmitButton>
    </form>
  )
}
