import type { Metadata } from 'next'
import { DeadLink } from '../../../../components/dashboard/dead-link'
import { findSettings } from '../../../../lib/settings/queries'
import { findTicket } from '../../../../lib/tickets/queries'
import { JoinForm } from './join-form'

export const metadata: Metadata = { title: 'Your invitation' }

export default async function InvitationPage({ params }: PageProps<'/invitation/[token]'>) {
  const { token } = await params
  const [ticket, { siteName }] = await Promise.all([findTicket('invitation', token), findSettings()])
  if (!ticket?.email) return <DeadLink>Ask for a new one where you got it.</DeadLink>
  return (
    <>
      <h1 className="mb-2">Welcome to {siteName}</h1>
      <p className="mb-line text-muted">
        You are invited as {ticket.role}, and sign in with {ticket.email}.
      </p>
      <JoinForm token={token} email={ticket.email} />
    </>
  )
}
