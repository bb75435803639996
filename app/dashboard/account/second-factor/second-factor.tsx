'use client'

import type { ReactNode } from 'react'
import { useFormAction } from '../../../../components/ui/form-action'
import { FormMessage } from '../../../../components/ui/form-message'
import { SubmitButton } from '../../../../components/ui/submit-button'
import { TextField } from '../../../../components/ui/text-field'
import { begin, confirm, remove, renew } from './actions'

type Props = {
  state: 'off' | 'pending' | 'on'
  codesLeft: number
  hasPassword: boolean
  /** The key, for the app. */
  children: ReactNode
}

// All in one, so that without scripts an answer finds its form though the page shows another one by then.
export function SecondFactor({ state, codesLeft, hasPassword, children }: Props) {
  const [begun, beginAction] = useFormAction(begin)
  const [confirmed, confirmAction] = useFormAction(confirm)
  const [renewed, renewAction] = useFormAction(renew)
  const [removed, removeAction] = useFormAction(remove)
  const codes = renewed.secrets ?? confirmed.secrets

  if (state === 'off')
    return (
      <form action={beginAction} className="flex flex-col items-start gap-4">
        <FormMessage state={removed} />
        <p>
          With a second factor nobody gets in by your password alone: after it, this site asks for six digits that an
          app on your phone shows. Any app for one-time codes will do.
        </p>
        <FormMessage state={begun} />
        <SubmitButton>Set it up</SubmitButton>
      </form>
    )
  if (state === 'pending')
    return (
      <>
        {children}
        <form action={confirmAction} className="flex max-w-52 flex-col gap-4">
          <TextField label="Code" name="code" inputMode="numeric" autoComplete="one-time-code" isRequired />
          <FormMessage state={confirmed} />
          <SubmitButton>Turn it on</SubmitButton>
        </form>
      </>
    )
  return (
    <>
      {codes ? (
        <RecoveryCodes codes={codes} />
      ) : (
        <form action={renewAction} className="flex flex-col items-start gap-4">
          <p>
            It is on. You have {codesLeft} recovery codes left: each lets you in once when your phone is not at hand.
          </p>
          <FormMessage state={renewed} />
          <SubmitButton look="plain">Make new recovery codes</SubmitButton>
        </form>
      )}
      <form action={removeAction} className="flex max-w-md flex-col items-start gap-4 border-rule border-t pt-4">
        {hasPassword && (
          <TextField
            label="Your password, to turn it off"
            name="currentPassword"
            type="password"
            autoComplete="current-password"
            className="w-full"
            isRequired
          />
        )}
        <FormMessage state={removed} />
        <SubmitButton look="danger">Turn it off</SubmitButton>
      </form>
    </>
  )
}

function RecoveryCodes({ codes }: { codes: string[] }) {
  return (
    <div role="status" className="border border-ink p-4">
      <p>
        The second factor is on. These recovery codes let you in without your phone, each once. They are shown this one
        time: print them, or keep them where you keep your passwords.
      </p>
      <ul className="mt-half grid gap-x-8 gap-y-1 font-mono sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </div>
  )
}
