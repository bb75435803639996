import { jsonRoute } from '../../../../../lib/json-route'
import { saveRevision } from '../../../../../lib/revisions/mutations'
import { listRevisions } from '../../../../../lib/revisions/queries'
import { digestIdOf, type Params } from '../digest-id'

/** The states that were kept: `{ revisions: ListedRevision[] }`. */
export const GET = jsonRoute(async (_person, { params }: Params) => ({
  revisions: await listRevisions(digestIdOf(await params)),
}))

/** Keeps the draft as it stands: `{ number }`. */
export const POST = jsonRoute(async (person, { params }: Params) => saveRevision(person, digestIdOf(await params)))
