import type { Role } from '../../lib/accounts/rights'

type Place = { href: string; label: string; for: readonly Role[] }

const ADMINS = ['admin'] as const
const EDITORS = ['editor', 'admin'] as const
const EVERYONE = ['contributor', 'editor', 'admin'] as const

/** Where one can go in the dashboard, and who is shown the way; the page itself decides who may enter. */
export const PLACES: readonly Place[] = [
  { href: '/dashboard', label: 'Digests', for: EVERYONE },
  { href: '/dashboard/inbox', label: 'Inbox', for: EVERYONE },
  { href: '/dashboard/pages', label: 'Pages', for: EDITORS },
  { href: '/dashboard/import', label: 'Import and export', for: EDITORS },
  { href: '/dashboard/people', label: 'People', for: ADMINS },
  { href: '/dashboard/settings', label: 'Settings', for: ADMINS },
  { href: '/dashboard/audit', label: 'Audit log', for: ADMINS },
  { href: '/dashboard/collector', label: 'Collector', for: EVERYONE },
  { href: '/dashboard/law', label: 'Taken out', for: ['admin'] },
]
