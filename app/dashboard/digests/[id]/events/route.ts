import { z } from 'zod'
import { findSessionId } from '../../../../../lib/accounts/session'
import { liveDrafts } from '../../../../../lib/drafts/live'
import { AppError } from '../../../../../lib/errors'
import { jsonRoute } from '../../../../../lib/json-route'
import { digestIdOf, type Params } from '../digest-id'

const querySchema = z.object({ page: z.uuid(), version: z.coerce.number().int().min(0) })

/** Server-sent events: LiveEvents in lib/drafts/schema.ts. */
export const GET = jsonRoute(async (person, { params }: Params, request) => {
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) throw new AppError('invalid', 'The page must tell its id and the version it knows.')
  const { page } = query.data
  // A page that comes again says so itself what it heard last.
  const version = Number(request.headers.get('last-event-id')) || query.data.version
  const session = await findSessionId()
  if (!session) throw new Error('a person is here by a session')
  const wanted = { person, session, digestId: digestIdOf(await params), page, version }
  const events = await liveDrafts().open(wanted, request.signal)
  return new Response(events, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // nginx would keep events back.
      'x-accel-buffering': 'no',
    },
  })
})
