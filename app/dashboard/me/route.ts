import { findContributor } from '../../../lib/accounts/session'
import { findPublishedDigestId } from '../../../lib/digests/queries'
import { slugSchema } from '../../../lib/digests/schema'

/** For /reader.js: who reads, and where the digest at an address is edited. */
export async function GET(request: Request) {
  const headers = { 'Cache-Control': 'no-store' }
  const person = await findContributor()
  if (!person) return Response.json({ error: 'Nobody is signed in.' }, { status: 401, headers })

  const at = new URL(request.url).searchParams.get('at') ?? ''
  const slug = slugSchema.safeParse(/^\/posts\/([^/]+)$/.exec(at)?.[1])
  const id = slug.success ? await findPublishedDigestId(slug.data) : null
  return Response.json({ name: person.name, edit: id && `/dashboard/digests/${id}` }, { headers })
}
