'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { Role } from '../../lib/accounts/rights'
import { PLACES } from './nav'

/** The ways through the dashboard that this role has. */
export function NavLinks({ role }: { role: Role }) {
  const path = usePathname()
  const places = PLACES.filter((place) => place.for.includes(role))
  // The list of digests is the dashboard's first page.
  const isHere = (href: string) =>
    path === href || path.startsWith(href === '/dashboard' ? '/dashboard/digests/' : `${href}/`)
  return (
    <ul className="flex flex-col gap-x-5 lg:flex-row lg:flex-wrap">
      {places.map(({ href, label }) => (
        <li key={href}>
          <Link
            href={href}
            // Pages of the dashboard are made for whoever asks; none is worth making unasked.
            prefetch={false}
            aria-current={isHere(href) ? 'page' : undefined}
            // The menu of a phone stays with the layout, and would stay open.
            onClick={({ currentTarget }) => currentTarget.closest('details')?.removeAttribute('open')}
            className="block border-transparent py-2 text-muted no-underline aria-[current=page]:text-ink lg:border-b-2 lg:aria-[current=page]:border-rubric"
          >
            {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}
