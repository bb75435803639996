import type { Role } from '../../lib/accounts/rights'

/**
 * The least right that each page, route and action takes which the press lets pass; `anyone` takes none. What is found in
 * app/ and what stands here must be the same: e2e/editors/rights.spec.ts asks all of it, as everybody.
 */
export const RIGHTS: Record<string, Role | 'anyone'> = {
  'GET /signin': 'anyone',
  'GET /setup': 'anyone',
  'GET /reset/[token]': 'anyone',
  'GET /api/auth/[...nextauth]': 'anyone',
  'POST /api/auth/[...nextauth]': 'anyone',
  'GET /api/health': 'anyone',
  'enter of (account)/signin/actions.ts': 'anyone',
  'enterElsewhere of (account)/signin/actions.ts': 'anyone',
  'begin of (account)/setup/actions.ts': 'anyone',
  'choose of (account)/reset/[token]/actions.ts': 'anyone',
  'leave of dashboard/actions.ts': 'anyone',

  'GET /dashboard': 'contributor',
  'GET /dashboard/[...path]': 'contributor',
  'GET /dashboard/digests/[id]': 'contributor',
  'GET /dashboard/digests/[id]/difference': 'contributor',
  'GET /dashboard/digests/[id]/papers': 'contributor',
  'POST /dashboard/digests/[id]/papers': 'contributor',
  'create of dashboard/digests/actions.ts': 'contributor',
  'duplicate of dashboard/digests/actions.ts': 'contributor',
  'trash of dashboard/digests/actions.ts': 'editor',
  'restore of dashboard/digests/actions.ts': 'editor',
  'GET /dashboard/digests/[id]/entries/[entry]/mentions': 'contributor',
  'GET /dashboard/digests/[id]/events': 'contributor',
  'POST /dashboard/digests/[id]/operations': 'contributor',
  'POST /dashboard/digests/[id]/presence': 'contributor',
  'POST /dashboard/digests/[id]/proposal': 'contributor',
  'DELETE /dashboard/digests/[id]/proposal': 'contributor',
  'POST /dashboard/digests/[id]/publication': 'editor',
  'DELETE /dashboard/digests/[id]/publication': 'editor',
  'POST /dashboard/digests/[id]/schedule': 'editor',
  'DELETE /dashboard/digests/[id]/schedule': 'editor',
  'GET /dashboard/digests/[id]/state': 'contributor',
  'GET /dashboard/inbox': 'contributor',
  'GET /dashboard/inbox/[id]': 'contributor',
  'GET /dashboard/me': 'contributor',
  'decide of dashboard/inbox/actions.tsx': 'contributor',
  'showDetails of dashboard/inbox/actions.tsx': 'contributor',
}
