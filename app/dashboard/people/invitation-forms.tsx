'use client'

import { SecretLink } from '../../../components/dashboard/secret-link'
import { useFormAction } from '../../../components/ui/form-action'
import { FormMessage } from '../../../components/ui/form-message'
import { Select } from '../../../components/ui/select'
import { SubmitButton } from '../../../components/ui/submit-button'
import { TextField } from '../../../components/ui/text-field'
import { invite, revoke } from './actions'
import { RoleOptions } from './role-options'

export function InviteForm() {
  const [{ errors, given, ...state }, action] = useFormAction(invite)
  return (
    <form action={action} className="flex max-w-md flex-col gap-4 [&>button]:self-start">
      <TextField
        label="E-mail"
        name="email"
        type="email"
        defaultValue={given?.email}
        errors={errors?.email}
        isRequired
      />
      <Select label="Role" name="role" defaultValue={given?.role ?? 'editor'} errors={errors?.role}>
        <RoleOptions />
      </Select>
      <FormMessage state={state} />
      <SecretLink links={state.secrets} />
      <SubmitButton>Invite</SubmitButton>
    </form>
  )
}

export function RevokeForm({ hash, email }: { hash: string; email: string }) {
  const [state, action] = useFormAction(revoke)
  return (
    <form action={action}>
      <input type="hidden" name="hash" value={hash} />
      <SubmitButton look="plain" className="whitespace-nowrap" aria-label={`Take back the invitation of ${email}`}>
        Take back
      </SubmitButton>
      <FormMessage state={state} />
    </form>
  )
}
