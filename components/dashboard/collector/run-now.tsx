'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import type { ActionState } from '../../../lib/action'
import { useFormAction } from '../../ui/form-action'
import { FormMessage } from '../../ui/form-message'
import { SubmitButton } from '../../ui/submit-button'

const EVERY_MS = 2_000
// How long after asking a run may take to begin.
const PATIENCE_MS = 60_000

type Props = { run: (previous: ActionState, form: FormData) => Promise<ActionState>; isUnderWay: boolean }

/** Asks for a run, and brings the page up to date while one is under way. */
export function RunNow({ run, isUnderWay }: Props) {
  const [state, submit] = useFormAction(run)
  const { refresh } = useRouter()
  useEffect(() => {
    if (!isUnderWay && !state.done) return
    const timer = setInterval(refresh, EVERY_MS)
    const end = isUnderWay ? undefined : setTimeout(() => clearInterval(timer), PATIENCE_MS)
    return () => {
      clearInterval(timer)
      clearTimeout(end)
    }
  }, [isUnderWay, state.done, refresh])
  return (
    <form action={submit} className="flex flex-wrap items-center gap-3">
      <FormMessage state={state} />
      <SubmitButton look="primary">Run now</SubmitButton>
    </form>
  )
}
