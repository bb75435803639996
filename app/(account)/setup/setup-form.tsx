'use client'

import { useActionState } from 'react'
import { FormMessage } from '../../../components/ui/form-message'
import { SubmitButton } from '../../../components/ui/submit-button'
import { TextField } from '../../../components/ui/text-field'
import { begin } from './actions'

export function SetupForm({ token }: { token: string }) {
  const [{ errors, given, ...state }, action] = useActionState(begin, {})
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
      <SubmitButton>Make the account</SubmitButton>
    </form>
  )
}
