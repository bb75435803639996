import type { ActionState } from '../../lib/action'

/** What an action answered about the whole form, read out when it comes. */
export function FormMessage({ state }: { state: ActionState }) {
  return (
    <p role="status" className={`empty:hidden ${state.message ? 'text-rubric' : 'text-muted'}`}>
      {state.message ?? state.done}
    </p>
  )
}
