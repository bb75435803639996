'use client'

import { useFormAction } from '../../../../components/ui/form-action'
import { FormMessage } from '../../../../components/ui/form-message'
import { NewPasswordField } from '../../../../components/ui/new-password-field'
import { SubmitButton } from '../../../../components/ui/submit-button'
import { choose } from './actions'

export function ResetForm({ token, email }: { token: string; email: string }) {
  const [{ errors, ...state }, action] = useFormAction(choose)
  return (
    <form action={action} className="flex flex-col gap-4">
      <input type="hidden" name="token" value={token} />
      {/* For password managers, which ask whose it is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <NewPasswordField errors={errors?.password} />
      <FormMessage state={state} />
      <SubmitButton>Choose this password</SubmitButton>
    </form>
  )
}
