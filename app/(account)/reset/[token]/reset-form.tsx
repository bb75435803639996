'use client'

import { useActionState } from 'react'
import { FormMessage } from '../../../../components/ui/form-message'
import { SubmitButton } from '../../../../components/ui/submit-button'
import { TextField } from '../../../../components/ui/text-field'
import { choose } from './actions'

export function ResetForm({ token, email }: { token: string; email: string }) {
  const [{ errors, ...state }, action] = useActionState(choose, {})
  return (
    <form action={action} className="flex flex-col gap-4">
      <input type="hidden" name="token" value={token} />
      {/* For password managers, which ask whose it is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        description="At least 12 characters; a few words are fine."
        errors={errors?.password}
        isRequired
      />
      <FormMessage state={state} />
      <SubmitButton>Choose this password</SubmitButton>
    </form>
  )
}
