'use client'

import { SecretLink } from '../../../../components/dashboard/secret-link'
import { useFormAction } from '../../../../components/ui/form-action'
import { FormMessage } from '../../../../components/ui/form-message'
import { Select } from '../../../../components/ui/select'
import { SubmitButton } from '../../../../components/ui/submit-button'
import { RoleOptions } from '../role-options'
import { disable, enable, give, removeFactor, reset } from './actions'

const FORM = 'flex max-w-md flex-col gap-4 [&>button]:self-start'

export function RoleForm({ id, role }: { id: string; role: string }) {
  const [{ given, errors, ...state }, action] = useFormAction(give)
  return (
    <form action={action} className={FORM}>
      <input type="hidden" name="id" value={id} />
      <Select key={role} label="Role" name="role" defaultValue={given?.role ?? role} errors={errors?.role}>
        <RoleOptions />
      </Select>
      <FormMessage state={state} />
      <SubmitButton look="plain">Change role</SubmitButton>
    </form>
  )
}

export function ResetForm({ id }: { id: string }) {
  const [state, action] = useFormAction(reset)
  return (
    <form action={action} className={FORM}>
      <input type="hidden" name="id" value={id} />
      <FormMessage state={state} />
      <SecretLink links={state.secrets} />
      <SubmitButton look="plain">Make a link</SubmitButton>
    </form>
  )
}

export function FactorForm({ id }: { id: string }) {
  const [state, action] = useFormAction(removeFactor)
  return (
    <form action={action} className={FORM}>
      <input type="hidden" name="id" value={id} />
      <FormMessage state={state} />
      <SubmitButton look="danger">Turn it off</SubmitButton>
    </form>
  )
}

// Both at once, so that without scripts an answer finds its form though the other one is shown by then.
export function AccessForm({ id, isDisabled }: { id: string; isDisabled: boolean }) {
  const [disabled, disableAction] = useFormAction(disable)
  const [enabled, enableAction] = useFormAction(enable)
  return (
    <form action={isDisabled ? enableAction : disableAction} className={FORM}>
      <input type="hidden" name="id" value={id} />
      <FormMessage state={isDisabled || disabled.message ? disabled : enabled} />
      <SubmitButton look={isDisabled ? 'plain' : 'danger'}>{isDisabled ? 'Enable' : 'Disable'}</SubmitButton>
    </form>
  )
}
