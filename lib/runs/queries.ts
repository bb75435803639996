import 'server-only'
import { db } from '../db'

export type CollectorRun = Awaited<ReturnType<typeof listRuns>>[number]

/** The newest runs, newest first, each with what every source gave. */
export async function listRuns(count: number) {
  return db().run.findMany({
    orderBy: { startedAt: 'desc' },
    take: count,
    select: {
      id: true,
      day: true,
      startedAt: true,
      aliveAt: true,
      finishedAt: true,
      accountId: true,
      sources: {
        orderBy: { source: 'asc' },
        select: {
          source: true,
          due: true,
          asked: true,
          found: true,
          notAsked: true,
          failure: true,
          leftOut: true,
          staleAt: true,
          finishedAt: true,
        },
      },
    },
  })
}

/** How each source had last answered about a listing day at a moment: one that failed is left out of its scores. */
export async function listSourcesOfDay(day: string, at = new Date()) {
  return db().$queryRaw<{ source: string; checkedAt: Date | null; failure: string | null }[]>`
    SELECT DISTINCT ON (source) source, started_at AS "checkedAt", failure
    FROM run_source JOIN run ON run.id = run_id
    WHERE day >= ${day}::date AND day < ${day}::date + 15 AND run_source.finished_at <= ${at}
    ORDER BY source, (failure IS NULL) DESC, started_at DESC`
}
