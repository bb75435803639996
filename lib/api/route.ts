import 'server-only'
import type { z } from 'zod'
import { env } from '../env'
import { PAPERS_PER_PAGE } from '../papers/queries'
import type { Operation } from './operations'
import { describeProblem, OPEN, PROBLEM_TYPE } from './problem'

export const BASE = '/api/v1'

type Asked<Of extends Operation> = z.output<Of['params']> & z.output<Of['query']>
type Read<Of extends Operation> = (
  asked: Asked<Of>,
  siteUrl: string,
) => Promise<z.input<Of['answer']> | Response | null>

/** The route of an operation: `read` gets what was asked for, and answers by the operation's shape, or null where nothing is. */
export function apiRoute<Of extends Operation>(operation: Of, read: Read<Of>) {
  return async (request: Request, { params }: { params: Promise<object | undefined> }): Promise<Response> => {
    const missing = operation.missing ?? 'There is nothing at this address.'
    const given = operation.params.safeParse(decode((await params) ?? {}))
    if (!given.success) return problem(404, missing)
    const query = operation.query.safeParse(Object.fromEntries(new URL(request.url).searchParams))
    if (!query.success) return problem(400, describeFault(query.error))
    const answer = await read({ ...given.data, ...query.data } as Asked<Of>, env().SITE_URL)
    if (answer === null) return problem(404, missing)
    return answer instanceof Response ? answer : Response.json(answer, { headers: OPEN })
  }
}

export function problem(status: number, detail: string) {
  return Response.json(describeProblem(status, detail), { status, headers: { ...OPEN, 'Content-Type': PROBLEM_TYPE } })
}

/** To the one address of what was asked for by another. */
export function moved(path: string) {
  return new Response(null, { status: 301, headers: { ...OPEN, Location: `${env().SITE_URL}${BASE}${path}` } })
}

/** The address of the page after this one, where there is one. */
export function nextPageOf(path: string, page: number, papers: number) {
  return page * PAPERS_PER_PAGE < papers ? `${env().SITE_URL}${BASE}${path}?page=${page + 1}` : null
}

function describeFault({ issues: [issue] }: z.ZodError) {
  return `The parameter “${issue?.path.join('.')}” cannot be read: ${issue?.message}. ${BASE} says what it takes.`
}

/** Next leaves what is escaped as it is. */
function decode(params: object) {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      try {
        return [name, decodeURIComponent(String(value))]
      } catch {
        return [name, undefined]
      }
    }),
  )
}
