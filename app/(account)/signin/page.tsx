import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { nextSchema } from '../../../lib/accounts/schema'
import { findContributor } from '../../../lib/accounts/session'
import { SignInForm } from './sign-in-form'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: PageProps<'/signin'>) {
  const next = nextSchema.parse((await searchParams).next)
  if (await findContributor()) redirect(next)
  return (
    <>
      <h1 className="mb-half">Sign in</h1>
      <SignInForm next={next} />
    </>
  )
}
