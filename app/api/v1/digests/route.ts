import { dayOf, describeListedDigest } from '../../../../lib/api/describe'
import { operations } from '../../../../lib/api/operations'
import { apiRoute, BASE } from '../../../../lib/api/route'
import { listDigestsBefore } from '../../../../lib/digests/queries'

export const dynamic = 'force-dynamic'

export const GET = apiRoute(operations.digests, async ({ before, limit }, siteUrl) => {
  const found = await listDigestsBefore(before, limit + 1)
  const digests = found.slice(0, limit)
  const last = digests.at(-1)
  const next =
    last && found.length > limit ? `${siteUrl}${BASE}/digests?before=${dayOf(last.day)}&limit=${limit}` : null
  return { digests: digests.map((digest) => describeListedDigest(digest, siteUrl)), next }
})
