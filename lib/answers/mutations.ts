import 'server-only'
import { gzipSync } from 'node:zlib'
import { db } from '../db'
import { type Answer, type Request, requestKey } from '../http'

export async function keepAnswer(source: string, day: string, request: Request, answer: Answer) {
  await db().answer.create({
    data: {
      source,
      day: new Date(day),
      request: requestKey(request),
      fetchedAt: answer.at,
      status: answer.status,
      headers: answer.headers,
      body: gzipSync(answer.text),
    },
  })
}

/** Drops the answers that were kept long enough. */
export async function dropAnswers(before: Date) {
  await db().answer.deleteMany({ where: { fetchedAt: { lt: before } } })
}
