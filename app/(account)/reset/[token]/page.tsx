import type { Metadata } from 'next'
import { DeadLink } from '../../../../components/dashboard/dead-link'
import { findTicket } from '../../../../lib/tickets/queries'
import { ResetForm } from './reset-form'

export const metadata: Metadata = { title: 'Choose a password' }

export default async function ResetPage({ params }: PageProps<'/reset/[token]'>) {
  const { token } = await params
  const ticket = await findTicket('reset', token)
  if (!ticket?.account) return <DeadLink>Ask for a new one where you got it.</DeadLink>
  return (
    <>
      <h1 className="mb-2">Choose a password</h1>
      <p className="mb-line text-muted">
        For {ticket.account.email}. Whoever is signed in with the old one is signed out.
      </p>
      <ResetForm token={token} email={ticket.account.email} />
    </>
  )
}
