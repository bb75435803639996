import { takePlace } from '../../../../../lib/drafts/mutations'
import { jsonRoute, readJson } from '../../../../../lib/json-route'
import { digestIdOf, type Params } from '../digest-id'

/** Says where in the draft somebody is: placeSchema in lib/drafts/schema.ts. */
export const POST = jsonRoute(async (person, { params }: Params, request) => {
  await takePlace(person, digestIdOf(await params), await readJson(request))
  return {}
})
