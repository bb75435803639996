import type { Metadata } from 'next'
import { PageTitle } from '../../../../components/dashboard/page-title'
import { findOwnAccount } from '../../../../lib/accounts/queries'
import { requireContributor } from '../../../../lib/accounts/session'
import { otpAddress } from '../../../../lib/second-factor/codes'
import { findSecondFactor } from '../../../../lib/second-factor/queries'
import { findSettings } from '../../../../lib/settings/queries'
import { QrCode } from './qr-code'
import { SecondFactor } from './second-factor'

export const metadata: Metadata = { title: 'Second factor' }

export default async function SecondFactorPage() {
  const person = await requireContributor()
  const [factor, { hasPassword }] = await Promise.all([findSecondFactor(person), findOwnAccount(person)])
  return (
    <div className="flex max-w-(--container-measure) flex-col gap-4">
      <PageTitle title="Second factor" />
      <SecondFactor
        state={!factor ? 'off' : factor.confirmedAt ? 'on' : 'pending'}
        codesLeft={factor?.codesLeft ?? 0}
        hasPassword={hasPassword}
      >
        {factor && !factor.confirmedAt && <Key secret={factor.secret} email={factor.email} />}
      </SecondFactor>
      <p>
        <a href="/dashboard/account">Back to your account</a>
      </p>
    </div>
  )
}

async function Key({ secret, email }: { secret: string; email: string }) {
  const { siteName } = await findSettings()
  return (
    <>
      <p>Scan this with the app, then type the code that it shows.</p>
      <QrCode text={otpAddress(secret, siteName, email)} />
      <p>
        No camera? Give the app this key, by time and with six digits:{' '}
        <code className="select-all">{secret.match(/.{4}/g)?.join(' ')}</code>
      </p>
    </>
  )
}
