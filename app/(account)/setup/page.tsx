import type { Metadata } from 'next'
import { DeadLink } from '../../../components/dashboard/dead-link'
import { findTicket } from '../../../lib/tickets/queries'
import { SetupForm } from './setup-form'

export const metadata: Metadata = { title: 'Set up' }

export default async function SetupPage({ searchParams }: PageProps<'/setup'>) {
  const { key } = await searchParams
  const ticket = typeof key === 'string' && (await findTicket('setup', key))
  if (!ticket)
    return (
      <DeadLink>
        A site without accounts prints a new one whenever it starts. Otherwise whoever runs it makes accounts with{' '}
        <code>npx hot-papers user create</code>.
      </DeadLink>
    )
  return (
    <>
      <h1 className="mb-2">Make yourself at home</h1>
      <p className="mb-line text-muted">You become this site’s first admin, and can invite others.</p>
      <SetupForm token={key} />
    </>
  )
}
