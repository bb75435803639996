import type { ReactNode } from 'react'

type Props = { title: string; about?: ReactNode; children: ReactNode }

/** A part of a page about one thing: what it is on the left, what can be done on the right; on a phone above each other. */
export function Section({ title, about, children }: Props) {
  return (
    <section className="grid gap-x-10 gap-y-4 border-rule border-t py-line lg:grid-cols-[16rem_minmax(0,1fr)]">
      <div className="max-w-(--container-measure)">
        <h2>{title}</h2>
        {about && <p className="mt-1 text-muted">{about}</p>}
      </div>
      <div className="flex min-w-0 flex-col gap-4">{children}</div>
    </section>
  )
}
