import { z } from 'zod'
import { publishDigest, unpublishDigest } from '../../../../../lib/digests/mutations'
import { AppError } from '../../../../../lib/errors'
import { asEditor, jsonRoute, readJson } from '../../../../../lib/json-route'
import { digestIdOf, type Params } from '../digest-id'

const bodySchema = z.object({
  /** The number of the publication that the page shows, null for none. */
  seen: z.int().nullable(),
})

/** Publishes, or corrects: `{ slug, number, outcome: 'published' | 'unchanged' }`. */
export const POST = jsonRoute(async (person, { params }: Params, request) => {
  const editor = asEditor(person)
  const body = bodySchema.safeParse(await readJson(request))
  if (!body.success) throw new AppError('invalid', 'The page must tell which publication it shows.')
  return publishDigest(editor, digestIdOf(await params), body.data.seen)
})

/** Takes the digest from the readers. */
export const DELETE = jsonRoute(async (person, { params }: Params) => {
  await unpublishDigest(asEditor(person), digestIdOf(await params))
  return {}
})
