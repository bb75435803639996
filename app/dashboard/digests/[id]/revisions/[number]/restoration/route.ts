import { AppError } from '../../../../../../../lib/errors'
import { jsonRoute } from '../../../../../../../lib/json-route'
import { restoreRevision } from '../../../../../../../lib/revisions/mutations'
import { digestIdOf } from '../../../digest-id'

type Params = { params: Promise<{ id: string; number: string }> }

/** Makes the draft what it was: `{ number }` of the revision that this made. */
export const POST = jsonRoute(async (person, { params }: Params) => {
  const given = await params
  if (!/^[1-9]\d{0,8}$/.test(given.number)) throw new AppError('missing', 'There is no such revision.')
  return restoreRevision(person, digestIdOf(given), Number(given.number))
})
