'use client'

import Link from 'next/link'
import type { ListOptions, State } from '../../../lib/desk/schema'
import { Button } from '../../ui/button'
import { CONTROL } from '../../ui/field'
import { listAddress } from './list-address'

const NAMES: [state: State | undefined, name: string][] = [
  [undefined, 'All'],
  ['draft', 'Drafts'],
  ['proposed', 'Proposed'],
  ['scheduled', 'Scheduled'],
  ['published', 'Published'],
  ['changed', 'Changed since'],
  ['trash', 'Trash'],
]

type Props = { options: ListOptions; month: string | undefined; today: string }

/** Which of the digests are listed, and how. Ordinary addresses, to be kept and sent. */
export function ListFilter({ options: { state, q }, month, today }: Props) {
  const way = 'py-1.5 text-muted no-underline aria-[current=page]:font-semibold aria-[current=page]:text-ink'
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-6 gap-y-2">
      <nav aria-label="Which digests" className="flex flex-wrap gap-x-4">
        {NAMES.map(([one, name]) => (
          <Link
            key={name}
            href={listAddress({ state: one, q })}
            prefetch={false}
            aria-current={!month && state === one ? 'page' : undefined}
            className={way}
          >
            {name}
          </Link>
        ))}
        <Link
          href={`/dashboard?month=${today.slice(0, 7)}`}
          prefetch={false}
          aria-current={month ? 'page' : undefined}
          className={way}
        >
          Calendar
        </Link>
      </nav>
      <search className="sm:ml-auto">
        <form action="/dashboard" className="flex gap-2">
          {state && <input type="hidden" name="state" value={state} />}
          <input
            type="search"
            name="q"
            defaultValue={q}
            aria-label="Search digests"
            placeholder="Title, paper or arXiv id"
            className={CONTROL}
          />
          <Button type="submit" className="flex-none">
            Search
          </Button>
        </form>
      </search>
    </div>
  )
}
