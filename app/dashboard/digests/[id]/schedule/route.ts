import { z } from 'zod'
import { scheduleDigest, unscheduleDigest } from '../../../../../lib/digests/mutations'
import { AppError } from '../../../../../lib/errors'
import { asEditor, jsonRoute, readJson } from '../../../../../lib/json-route'
import { digestIdOf, type Params } from '../digest-id'

const bodySchema = z.object({ at: z.iso.datetime({ offset: true }) })

/** Has the draft published at a moment: `{ at }`, as an ISO time with its zone. */
export const POST = jsonRoute(async (person, { params }: Params, request) => {
  const editor = asEditor(person)
  const body = bodySchema.safeParse(await readJson(request))
  if (!body.success) throw new AppError('invalid', 'Say when, with day, time and time zone.')
  await scheduleDigest(editor, digestIdOf(await params), new Date(body.data.at))
  return {}
})

export const DELETE = jsonRoute(async (person, { params }: Params) => {
  await unscheduleDigest(asEditor(person), digestIdOf(await params))
  return {}
})
