import type { Metadata } from 'next'
import { canSendMail } from '../../../lib/mail/send'
import { AskForm } from './ask-form'

export const metadata: Metadata = { title: 'A new password' }

export default function AskForResetPage() {
  return (
    <>
      <h1 className="mb-half">A new password</h1>
      {canSendMail() ? (
        <AskForm />
      ) : (
        <p>This site sends no mail: ask one of its admins for a link by which you choose a new password.</p>
      )}
      <p className="mt-half">
        <a href="/signin">Sign in</a>
      </p>
    </>
  )
}
