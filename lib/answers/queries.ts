import 'server-only'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { db } from '../db'
import type { Answer } from '../http'

/** The answers that runs for a listing day were given, the newest to each request, and when the last of them came. */
export async function findAnswers(day: string) {
  const kept = await db().$queryRaw<
    { request: string; at: Date; status: number; headers: unknown; body: Uint8Array }[]
  >`
    SELECT DISTINCT ON (request) request, fetched_at AS at, status, headers, body FROM answer
    WHERE day = ${day}::date AND status <> 304 ORDER BY request, fetched_at DESC`
  const answers = kept.map(({ request, at, status, headers, body }): [string, Answer] => [
    request,
    { at, status, headers: headersSchema.parse(headers), text: gunzipSync(body).toString() },
  ])
  return {
    answers: new Map(answers),
    at: new Date(Math.max(0, ...kept.map(({ at }) => at.getTime()))),
  }
}

const headersSchema = z.record(z.string(), z.string())
