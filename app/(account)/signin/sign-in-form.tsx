'use client'

import { useFormAction } from '../../../components/ui/form-action'
import { FormMessage } from '../../../components/ui/form-message'
import { SubmitButton } from '../../../components/ui/submit-button'
import { TextField } from '../../../components/ui/text-field'
import { enter } from './actions'

export function SignInForm({ next }: { next: string }) {
  const [state, action] = useFormAction(enter)
  return (
    <form action={action} className="flex flex-col gap-4">
      <input type="hidden" name="next" value={next} />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={state.given?.email}
        isRequired
      />
      <TextField label="Password" name="password" type="password" autoComplete="current-password" isRequired />
      <FormMessage state={state} />
      <SubmitButton>Sign in</SubmitButton>
    </form>
  )
}
