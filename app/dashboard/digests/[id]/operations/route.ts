import { liveDrafts } from '../../../../../lib/drafts/live'
import { applyOperations } from '../../../../../lib/drafts/mutations'
import { pageOf } from '../../../../../lib/drafts/schema'
import { jsonRoute, readJson } from '../../../../../lib/json-route'
import { digestIdOf, type Params } from '../digest-id'

/** Does what a page asks for: batchSchema in, BatchAnswer out (lib/drafts/schema.ts). */
export const POST = jsonRoute(async (person, { params }: Params, request) => {
  const [digestId, batch] = [digestIdOf(await params), await readJson(request)]
  return liveDrafts().answer({ person, digestId, page: pageOf(batch) }, () => applyOperations(person, digestId, batch))
})
