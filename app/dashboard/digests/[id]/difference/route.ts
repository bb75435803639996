import { compareStates, findState } from '../../../../../lib/desk/queries'
import { AppError } from '../../../../../lib/errors'
import { jsonRoute } from '../../../../../lib/json-route'
import { digestIdOf, type Params } from '../digest-id'

/** What publishing would change for readers: DifferenceAnswer of lib/desk/queries.ts, or null where they have nothing yet. */
export const GET = jsonRoute(async (_person, { params }: Params) => {
  const id = digestIdOf(await params)
  const [published, draft] = await Promise.all([findState(id, 'published'), findState(id, 'draft')])
  if (!draft) throw new AppError('missing', 'There is no such digest (any more).')
  return published && (await compareStates(published, draft))
})
