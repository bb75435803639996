import type { Metadata } from 'next'
import { nextSchema } from '../../../../lib/accounts/schema'
import { readClaim } from '../../../../lib/accounts/sealed-cookies'
import { CodeForm } from './code-form'

export const metadata: Metadata = { title: 'Sign in' }

export default async function CodePage({ searchParams }: PageProps<'/signin/code'>) {
  const next = nextSchema.parse((await searchParams).next)
  const isClaimed = (await readClaim()) !== null
  return (
    <>
      <h1 className="mb-2">{isClaimed ? 'And your code' : 'Too much time has passed'}</h1>
      {isClaimed && (
        <>
          <p className="mb-line text-muted">The six digits that your app shows now, or one of your recovery codes.</p>
          <CodeForm next={next} />
        </>
      )}
      <p className="mt-half">
        <a href={`/signin?${new URLSearchParams({ next })}`}>Begin again</a>
      </p>
    </>
  )
}
