import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PageTitle } from '../../../../components/dashboard/page-title'
import { Section } from '../../../../components/dashboard/section'
import { findAccount } from '../../../../lib/accounts/queries'
import { requireAdmin } from '../../../../lib/accounts/session'
import { AccessForm, FactorForm, ResetForm, RoleForm } from './person-forms'

export const metadata: Metadata = { title: 'People' }

export default async function PersonPage({ params }: PageProps<'/dashboard/people/[id]'>) {
  await requireAdmin()
  const id = z.uuid().safeParse((await params).id)
  const person = id.success ? await findAccount(id.data) : null
  if (!person) notFound()
  const { email, name, role, disabledAt, secondFactor } = person
  return (
    <>
      <PageTitle title={name}>
        <a href={`/dashboard/audit?person=${person.id}`}>What they did</a>
      </PageTitle>
      <p className="-mt-half mb-line text-muted">{email}</p>
      <Section title="Role" about="Another role ends their sessions: they sign in anew.">
        <RoleForm id={person.id} role={role} />
      </Section>
      <Section
        title="Password"
        about="A link by which they choose a new one, once and within a day. The old one works until then."
      >
        <ResetForm id={person.id} />
      </Section>
      {secondFactor?.confirmedAt && (
        <Section
          title="Second factor"
          about="For when phone and recovery codes are lost. Be sure that it is they who ask."
        >
          <FactorForm id={person.id} />
        </Section>
      )}
      <Section
        title="Access"
        about={disabledAt ? 'They cannot sign in.' : 'Disabling ends their sessions at once. What they did stays.'}
      >
        <AccessForm id={person.id} isDisabled={disabledAt !== null} />
      </Section>
      <p className="border-rule border-t pt-half">
        <a href="/dashboard/people">All people</a>
      </p>
    </>
  )
}
