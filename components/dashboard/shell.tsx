import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Contributor } from '../../lib/accounts/rights'
import { Toasts } from '../ui/toast'
import { Commands } from './commands/commands'
import { NavLinks } from './nav-links'
import { SignOut } from './sign-out'

type Props = { siteName: string; person: Contributor; signOut: () => Promise<void>; children: ReactNode }

/** What stands around every page of the dashboard. */
export function Shell({ siteName, person, signOut, children }: Props) {
  return (
    <>
      <SkipLink />
      <header className="border-ink border-b-3 border-double px-(--gutter)">
        <div className="mx-auto flex max-w-(--container-page) flex-wrap items-baseline justify-between gap-x-6">
          <p className="py-3 font-bold font-serif text-xl/6 tracking-tight">
            <a href="/" className="no-underline">
              {siteName}
            </a>
          </p>
          {/* On a phone the ways are folded away, without a script. */}
          <details className="order-last w-full lg:hidden">
            <summary className="py-2 font-semibold">Menu</summary>
            <nav aria-label="Dashboard" className="pb-2">
              <NavLinks role={person.role} />
            </nav>
          </details>
          <nav aria-label="Dashboard" className="order-last hidden w-full lg:block">
            <NavLinks role={person.role} />
          </nav>
          <div className="-mr-3 flex items-baseline">
            <Commands role={person.role} />
            <span className="text-muted">
              <Link href="/dashboard/account" prefetch={false}>
                {person.name}
              </Link>{' '}
              <span className="max-sm:hidden">· {person.role}</span>
            </span>
            <SignOut signOut={signOut} />
          </div>
        </div>
      </header>
      <main id="main" className="mx-auto max-w-[calc(var(--container-page)+2*var(--gutter))] px-(--gutter) py-line">
        {children}
      </main>
      <Toasts />
    </>
  )
}

export function SkipLink() {
  return (
    <a className="absolute -left-[100vw] z-50 bg-paper px-4 py-2 focus:left-(--gutter)" href="#main">
      Skip to content
    </a>
  )
}
