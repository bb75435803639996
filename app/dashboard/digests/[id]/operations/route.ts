import { applyOperations } from '../../../../../lib/drafts/mutations'
import { jsonRoute, readJson } from '../../../../../lib/json-route'
import { digestIdOf, type Params } from '../digest-id'

/** Does what a page asks for: batchSchema in, BatchAnswer out (lib/drafts/schema.ts). */
export const POST = jsonRoute(async (person, { params }: Params, request) =>
  applyOperations(person, digestIdOf(await params), await readJson(request)),
)
