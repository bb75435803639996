import { operations } from '../../../../../lib/api/operations'
import { apiRoute, moved, problem } from '../../../../../lib/api/route'
import { findPublishedDigest, findSuccessorSlug } from '../../../../../lib/digests/queries'
import { describeDigest } from '../../../../../lib/formats/digest'
import { listPostCounts } from '../../../../../lib/mentions/queries'

export const dynamic = 'force-dynamic'

export const GET = apiRoute(operations.digest, async ({ slug }, siteUrl) => {
  const digest = await findPublishedDigest(slug)
  if (digest) return describeDigest(digest, siteUrl, await listPostCounts(digest.entries))
  const successor = await findSuccessorSlug(slug)
  if (successor) return moved(`/digests/${successor}`)
  return successor === null ? problem(410, 'This digest was withdrawn.') : null
})
