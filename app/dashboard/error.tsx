'use client'

import { useEffect } from 'react'
import { Button } from '../../components/ui/button'

/** What failed is in the log under its digest; the page can be tried again where it stands. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useEffect(() => console.error(error), [error])
  return (
    <>
      <h1>This page failed</h1>
      <p className="my-half">
        The mistake is ours and has been noted{error.digest && ` under ${error.digest}`}. What was saved is saved.
      </p>
      <Button onPress={reset}>Try again</Button>
    </>
  )
}
