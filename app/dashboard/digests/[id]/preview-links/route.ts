import { z } from 'zod'
import { AppError } from '../../../../../lib/errors'
import { jsonRoute, readJson } from '../../../../../lib/json-route'
import { revokePreview, sharePreview } from '../../../../../lib/previews/mutations'
import { listPreviewLinks } from '../../../../../lib/previews/queries'
import { digestIdOf, type Params } from '../digest-id'

/** The secret links to the draft: `{ links: { id, createdAt, account }[] }`. */
export const GET = jsonRoute(async (_person, { params }: Params) => ({
  links: await listPreviewLinks(digestIdOf(await params)),
}))

/** Makes one: `{ id, url }`; the address is told this once. */
export const POST = jsonRoute(async (person, { params }: Params) => sharePreview(person, digestIdOf(await params)))

/** Revokes the link `{ id }`, or with `{}` all of them. */
export const DELETE = jsonRoute(async (person, { params }: Params, request) => {
  const body = z.object({ id: z.uuid().optional() }).safeParse(await readJson(request))
  if (!body.success) throw new AppError('invalid', 'There is no such link.')
  await revokePreview(person, digestIdOf(await params), body.data.id)
  return {}
})
