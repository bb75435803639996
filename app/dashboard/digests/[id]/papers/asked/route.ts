import { askForPapers } from '../../../../../../lib/ask-for-papers'
import { findDigestDay, findPapers } from '../../../../../../lib/desk/queries'
import { askedSchema } from '../../../../../../lib/desk/schema'
import { AppError } from '../../../../../../lib/errors'
import { jsonRoute, readJson } from '../../../../../../lib/json-route'
import { digestIdOf, type Params } from '../../digest-id'

/** Asks arXiv about papers that nobody here knows, and answers with those that are known then: PapersAnswer of lib/desk/schema.ts. */
export const POST = jsonRoute(async (person, { params }: Params, request) => {
  const day = await findDigestDay(digestIdOf(await params))
  if (!day) throw new AppError('missing', 'There is no such digest (any more).')
  const asked = askedSchema.safeParse(await readJson(request))
  if (!asked.success) throw new AppError('invalid', `The ids ${asked.error.issues[0]?.message ?? 'are not right'}.`)
  const { ids } = asked.data
  const { trouble } = await askForPapers(person, ids, request.signal)
  return { ...(await findPapers(day, ids.join(' '))), trouble }
})
