'use client'

import { unstable_isUnrecognizedActionError as isOfOtherVersion } from 'next/navigation'
import { useActionState } from 'react'
import type { ActionState } from '../../lib/action'
import { typedIn } from '../../lib/typed-in'

export type Action = (previous: ActionState, form: FormData) => Promise<ActionState>

/** A form's action, and what it answered last. Its page stays with what was typed, whatever becomes of the action. */
export function useFormAction(action: Action) {
  // The server writes the action itself, so that the form works without scripts.
  return useActionState(typeof window === 'undefined' ? action : answering(action), {})
}

/** The action, which answers in a sentence also where the site gives no answer. */
export function answering(action: Action): Action {
  return async (previous, form) => {
    try {
      return await action(previous, form)
    } catch (error) {
      if (isWayElsewhere(error)) throw error
      return { message: sentenceFor(error), given: typedIn(Object.fromEntries(form)) }
    }
  }
}

/** redirect(), notFound() and the like come as errors. */
const isWayElsewhere = (error: unknown) =>
  error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_')

function sentenceFor(error: unknown) {
  if (isOfOtherVersion(error))
    return 'The site was updated since this page was opened, and nothing was done. What you typed is still here: copy it, load the page again and send it from there.'
  // What fetch throws.
  if (error instanceof TypeError)
    return 'The site cannot be reached, and nothing was done as far as we know. What you typed is still here: send it again in a moment.'
  return 'The site failed at that or is just being restarted. What you typed is still here: send it again in a moment.'
}
