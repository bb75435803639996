import type { ReactNode } from 'react'

/** What stands where a list has nothing in it: why, and what to do about it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-3 border-rule border-t py-10">
      <h2>{title}</h2>
      {children}
    </div>
  )
}
