import { z } from 'zod'
import { publishDigest, unpublishDigest } from '../../../../../lib/digests/mutations'
import { AppError } from '../../../../../lib/errors'
import { asEditor, jsonRoute, readJson } from '../../../../../lib/json-route'
import { digestIdOf, type Params } from '../digest-id'

const bodySchema = z.object({
  /** What the page shows: the number of the publication, null for none, and the version of the draft. */
  seen: z.object({ number: z.int().nullable(), version: z.int() }),
})

/** Publishes, or corrects: `{ slug, number, outcome: 'published' | 'unchanged' }`. */
export const POST = jsonRoute(async (person, { params }: Params, request) => {
  const editor = asEditor(person)
  const body = bodySchema.safeParse(await readJson(request))
  if (!body.success) throw new AppError('invalid', 'The page must tell what it shows: load it again.')
  return publishDigest(editor, digestIdOf(await params), body.data.seen)
})

/** Takes the digest from the readers. */
export const DELETE = jsonRoute(async (person, { params }: Params) => {
  await unpublishDigest(asEditor(person), digestIdOf(await params))
  return {}
})
