import { findDraft } from '../../../../../lib/drafts/queries'
import { AppError } from '../../../../../lib/errors'
import { jsonRoute } from '../../../../../lib/json-route'
import { digestIdOf, type Params } from '../digest-id'

/** The whole draft: DraftUpdate in lib/drafts/schema.ts. */
export const GET = jsonRoute(async (_person, { params }: Params) => {
  const draft = await findDraft(digestIdOf(await params))
  if (!draft) throw new AppError('missing', 'There is no such digest (any more).')
  return draft
})
