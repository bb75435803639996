import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { listIssuers } from '../../../lib/accounts/issuers'
import { nextSchema } from '../../../lib/accounts/schema'
import { findContributor } from '../../../lib/accounts/session'
import { ElsewhereForm } from './elsewhere-form'
import { refusalOf } from './refusal'
import { SignInForm } from './sign-in-form'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: PageProps<'/signin'>) {
  const { next: given, error } = await searchParams
  const next = nextSchema.parse(given)
  if (await findContributor()) redirect(next)
  return (
    <>
      <h1 className="mb-half">Sign in</h1>
      {/* Where next-auth sends back whom another site let in and we do not. */}
      {typeof error === 'string' && <p className="mb-half text-rubric">{refusalOf(error)}</p>}
      <SignInForm next={next} />
      {listIssuers().map(({ id, name }) => (
        <ElsewhereForm key={id} provider={id} name={name} next={next} />
      ))}
      <p className="mt-half">
        <a href="/reset">Forgot your password?</a>
      </p>
    </>
  )
}
