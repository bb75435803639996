'use client'

import { useFormAction } from '../../../components/ui/form-action'
import { FormMessage } from '../../../components/ui/form-message'
import { SubmitButton } from '../../../components/ui/submit-button'
import { enterElsewhere } from './actions'

/** The way in by another site. */
export function ElsewhereForm({ provider, name, next }: { provider: string; name: string; next: string }) {
  const [state, action] = useFormAction(enterElsewhere)
  return (
    <form action={action} className="mt-4 flex flex-col gap-2">
      <input type="hidden" name="provider" value={provider} />
      <input type="hidden" name="next" value={next} />
      <FormMessage state={state} />
      <SubmitButton look="plain">Continue with {name}</SubmitButton>
    </form>
  )
}
