import type { Metadata } from 'next'
import { Moment } from '../../../components/dashboard/moment'
import { PageTitle } from '../../../components/dashboard/page-title'
import { Section } from '../../../components/dashboard/section'
import { listAccounts } from '../../../lib/accounts/queries'
import { requireAdmin } from '../../../lib/accounts/session'
import { listInvitations } from '../../../lib/invitations/queries'
import { canSendMail } from '../../../lib/mail/send'
import { InviteForm, RevokeForm } from './invitation-forms'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage() {
  const admin = await requireAdmin()
  const [people, invitations] = await Promise.all([listAccounts(), listInvitations()])
  return (
    <>
      <PageTitle title="People" />
      <ul className="mb-line border-rule border-b">
        {people.map(({ id, name, email, role, disabledAt, secondFactor, sessions: [session] }) => (
          <li
            key={id}
            className="grid grid-cols-[1fr_auto] items-baseline gap-x-4 border-rule border-t py-2.5 sm:grid-cols-[minmax(0,1fr)_7rem_16rem]"
          >
            <div>
              <a href={`/dashboard/people/${id}`} className="font-semibold">
                {name}
              </a>
              {id === admin.id && <span className="text-muted"> (you)</span>}
              <p className="text-muted">{email}</p>
            </div>
            <p>{disabledAt ? <s className="text-muted">{role}</s> : role}</p>
            <p className="col-span-2 text-muted text-small sm:col-span-1">
              {disabledAt ? (
                'disabled'
              ) : session ? (
                <>
                  last here <Moment at={session.seenAt} />
                </>
              ) : (
                'not signed in'
              )}
              {secondFactor?.confirmedAt && ', with a second factor'}
            </p>
          </li>
        ))}
      </ul>
      <Section
        title="Invite somebody"
        about={`They follow a link, once and within a week, and choose a password. ${canSendMail() ? 'It is mailed to them, and shown here this one time.' : 'It is shown here this one time, for you to pass on: this site sends no mail.'}`}
      >
        <InviteForm />
        {invitations.length > 0 && (
          <ul className="max-w-xl border-rule border-b" aria-label="Open invitations">
            {invitations.map(({ hash, email, role, expiresAt }) => (
              <li key={hash} className="flex items-center justify-between gap-4 border-rule border-t py-2">
                <div>
                  <p>{email}</p>
                  <p className="text-muted text-small">
                    as {role}, until <Moment at={expiresAt} />
                  </p>
                </div>
                <RevokeForm hash={hash} email={email ?? ''} />
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}
