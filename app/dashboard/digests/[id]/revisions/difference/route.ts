import { z } from 'zod'
import { AppError } from '../../../../../../lib/errors'
import { jsonRoute } from '../../../../../../lib/json-route'
import { findDifference } from '../../../../../../lib/revisions/queries'
import { digestIdOf, type Params } from '../../digest-id'

const number = z.coerce.number().int().min(1)
const querySchema = z.object({ before: number, after: number.optional() })

/** What `?before=<n>&after=<m>` differ in, without `after` from the draft as it stands: Difference. */
export const GET = jsonRoute(async (_person, { params }: Params, request) => {
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) throw new AppError('invalid', 'Say which two revisions, by their numbers.')
  return findDifference(digestIdOf(await params), query.data.before, query.data.after ?? null)
})
