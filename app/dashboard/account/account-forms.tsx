'use client'

import { useFormAction } from '../../../components/ui/form-action'
import { FormMessage } from '../../../components/ui/form-message'
import { SubmitButton } from '../../../components/ui/submit-button'
import { TextField } from '../../../components/ui/text-field'
import { choosePassword, moveEmail, rename } from './actions'

const FORM = 'flex max-w-md flex-col gap-4 [&>button]:self-start'

export function NameForm({ name }: { name: string }) {
  const [{ errors, given, ...state }, action] = useFormAction(rename)
  return (
    <form action={action} className={FORM}>
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        defaultValue={given?.name ?? name}
        errors={errors?.name}
        isRequired
      />
      <FormMessage state={state} />
      <SubmitButton look="plain">Change name</SubmitButton>
    </form>
  )
}

type Known = { email: string; hasPassword: boolean }

export function EmailForm({ email, hasPassword }: Known) {
  const [{ errors, given, ...state }, action] = useFormAction(moveEmail)
  return (
    <form action={action} className={FORM}>
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="email"
        defaultValue={given?.email ?? email}
        errors={errors?.email}
        isRequired
      />
      {hasPassword && <CurrentPassword label="Your password, to be sure" />}
      <FormMessage state={state} />
      <SubmitButton look="plain">Change e-mail</SubmitButton>
    </form>
  )
}

export function PasswordForm({ email, hasPassword }: Known) {
  const [{ errors, ...state }, action] = useFormAction(choosePassword)
  return (
    <form action={action} className={FORM}>
      {/* For password managers, which ask whose it is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      {hasPassword && <CurrentPassword label="Current password" />}
      <TextField
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        description="At least 12 characters; a few words are fine."
        errors={errors?.password}
        isRequired
      />
      <FormMessage state={state} />
      <SubmitButton look="plain">Change password</SubmitButton>
    </form>
  )
}

function CurrentPassword({ label }: { label: string }) {
  return <TextField label={label} name="currentPassword" type="password" autoComplete="current-password" isRequired />
}
