import { z } from 'zod'
import { proposeDigest, returnProposal, takeProposal } from '../../../../../lib/digests/mutations'
import { AppError } from '../../../../../lib/errors'
import { asEditor, jsonRoute, readJson } from '../../../../../lib/json-route'
import { digestIdOf, type Params } from '../digest-id'

const bodySchema = z.object({ word: z.string().optional() })

/** Hands the draft in. */
export const POST = jsonRoute(async (person, { params }: Params) => {
  await proposeDigest(person, digestIdOf(await params))
  return {}
})

/** Ends the proposal: with `{ word }` an editor returns it to whoever made it, without it is taken back or on. */
export const DELETE = jsonRoute(async (person, { params }: Params, request) => {
  const body = bodySchema.safeParse(await readJson(request))
  if (!body.success) throw new AppError('invalid', 'The word must be a text.')
  const id = digestIdOf(await params)
  if (body.data.word === undefined) await takeProposal(person, id)
  else await returnProposal(asEditor(person), id, body.data.word)
  return {}
})
