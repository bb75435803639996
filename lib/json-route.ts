import 'server-only'
import { type Contributor, type Editor, isEditor } from './accounts/rights'
import { findContributor } from './accounts/session'
import { env } from './env'
import { AppError } from './errors'

const STATUS = { invalid: 400, forbidden: 403, missing: 404, conflict: 409, unavailable: 503 } as const
const HEADERS = { 'cache-control': 'no-store' }
const MOST_BYTES = 4 * 1024 * 1024

type Handle<Context> = (person: Contributor, context: Context, request: Request) => Promise<unknown>

/**
 * A route of the dashboard that its own pages call: somebody's right, then the work, whose result is JSON. What can be
 * expected to fail answers with `{ message }`, a sentence.
 */
export function jsonRoute<Context>(handle: Handle<Context>) {
  return async (request: Request, context: Context): Promise<Response> => {
    if (request.method !== 'GET' && !isOwn(request)) return refuse(403, 'Only pages of this site may ask for that.')
    const person = await findContributor()
    if (!person) return refuse(401, 'You are signed out.')
    // What was written by one is not done in the name of another.
    if ((request.headers.get('x-account') ?? person.id) !== person.id)
      return refuse(401, `${person.name} is signed in here now: sign in as yourself again.`)
    try {
      const result = await handle(person, context, request)
      return result instanceof Response ? result : Response.json(result, { headers: HEADERS })
    } catch (error) {
      if (error instanceof TooLarge) return refuse(413, error.message)
      if (error instanceof AppError) return refuse(STATUS[error.code], error.message)
      throw error
    }
  }
}

/** The person, where that is an editor; throws a sentence otherwise. */
export function asEditor(person: Contributor): Editor {
  if (isEditor(person)) return person
  throw new AppError('forbidden', 'This takes the rights of an editor.')
}

/** The body as JSON; throws a sentence where it is none, or too large. */
export async function readJson(request: Request, most = MOST_BYTES): Promise<unknown> {
  try {
    return JSON.parse((await readBytes(request, most)).toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) throw new AppError('invalid', 'That is no JSON.')
    throw error
  }
}

export async function readBytes(request: Request, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    // Who is cut off while sending never reads the answer.
    if (size <= most) parts.push(part)
    else if (size > 10 * most) break
  }
  if (size > most) throw new TooLarge(`That is more than ${Math.floor(most / 1024 / 1024)} MB.`)
  return Buffer.concat(parts)
}

/** More than a route takes. */
export class TooLarge extends Error {}

/** Whether a page of this site sends it: by what the browser says, else by its host. */
function isOwn({ headers }: Request) {
  const site = headers.get('sec-fetch-site')
  if (site) return site === 'same-origin'
  // Without TLS browsers only tell the origin.
  const origin = headers.get('origin')
  const host = headers.get('host')
  return origin === env().SITE_URL || Boolean(origin && host && URL.parse(origin)?.host === host)
}

function refuse(status: number, message: string) {
  return Response.json({ message }, { status, headers: HEADERS })
}
