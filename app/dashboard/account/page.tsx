import type { Metadata } from 'next'
import { PageTitle } from '../../../components/dashboard/page-title'
import { Section } from '../../../components/dashboard/section'
import { findOwnAccount } from '../../../lib/accounts/queries'
import { requireContributor } from '../../../lib/accounts/session'
import { findSecondFactor } from '../../../lib/second-factor/queries'
import { EmailForm, NameForm, PasswordForm } from './account-forms'
import { Sessions } from './sessions'

export const metadata: Metadata = { title: 'Your account' }

export default async function AccountPage() {
  const person = await requireContributor()
  const [account, factor] = await Promise.all([findOwnAccount(person), findSecondFactor(person)])
  const isOn = Boolean(factor?.confirmedAt)
  return (
    <>
      <PageTitle title="Your account" />
      <Section title="Name" about="Stands with the digests that you publish.">
        <NameForm name={account.name} />
      </Section>
      <Section title="E-mail" about="You sign in with it. Readers never see it.">
        <EmailForm email={account.email} hasPassword={account.hasPassword} />
      </Section>
      <Section title="Password" about="A new one signs you out everywhere else.">
        <PasswordForm email={account.email} hasPassword={account.hasPassword} />
      </Section>
      <Section title="Second factor" about="A code from an app on your phone, asked for after the password.">
        <p>
          {isOn ? `On, with ${factor?.codesLeft} recovery codes left.` : 'Off. A stolen password is enough to get in.'}
        </p>
        <p>
          <a href="/dashboard/account/second-factor">{isOn ? 'Recovery codes, or turn it off' : 'Set it up'}</a>
        </p>
      </Section>
      <Section
        title="Signed in"
        about="The browsers that got in with your account. One that you do not know? Change your password."
      >
        <Sessions person={person} />
      </Section>
    </>
  )
}
