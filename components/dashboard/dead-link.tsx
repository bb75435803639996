import type { ReactNode } from 'react'

/** What stands at the end of a link that lets nobody in any more. */
export function DeadLink({ children }: { children: ReactNode }) {
  return (
    <>
      <h1 className="mb-half">This link does not work</h1>
      <p className="mb-half">It was used already, is too old, or was cut off on its way.</p>
      <p className="text-muted">{children}</p>
    </>
  )
}
