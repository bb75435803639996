import { jsonRoute } from '../../../../../lib/json-route'
import { findUnpublished } from '../../../../../lib/revisions/queries'
import { digestIdOf, type Params } from '../digest-id'

/** What publishing would change for readers: Difference of lib/revisions/schema.ts, or null where they have nothing yet. */
export const GET = jsonRoute(async (_person, { params }: Params) => findUnpublished(digestIdOf(await params)))
