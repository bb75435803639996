import { STATUS_CODES } from 'node:http'

/** Pages of other sites may read what the API says, and by which tag to ask for it again. */
export const OPEN = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag' }
export const PROBLEM_TYPE = 'application/problem+json'

/** What went wrong, for programs and in a sentence (RFC 9457). */
export function describeProblem(status: number, detail: string) {
  return { title: STATUS_CODES[status] ?? 'Error', status, detail }
}
