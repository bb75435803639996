'use client'

import { useFormAction } from '../../../components/ui/form-action'
import { FormMessage } from '../../../components/ui/form-message'
import { SubmitButton } from '../../../components/ui/submit-button'
import { endEverywhere, endOne } from './actions'

export function EndSessionForm({ session, device }: { session: string; device: string }) {
  const [state, action] = useFormAction(endOne)
  return (
    <form action={action}>
      <input type="hidden" name="session" value={session} />
      <SubmitButton look="plain" className="whitespace-nowrap" aria-label={`Sign out ${device}`}>
        Sign out
      </SubmitButton>
      <FormMessage state={state} />
    </form>
  )
}

export function EndEverywhereForm() {
  const [state, action] = useFormAction(endEverywhere)
  return (
    <form action={action}>
      <input type="hidden" name="everywhere" value="yes" />
      <SubmitButton look="danger">Sign out everywhere, here too</SubmitButton>
      <FormMessage state={state} />
    </form>
  )
}
