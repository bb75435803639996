import 'server-only'
import { db } from '../db'
import type { Service } from '../http'

/**
 * Begins a request when the service's pace, its one connection, its hourly allowance and its health allow it; else tells
 * when to ask again and why. By the database's clock, which all our machines share.
 */
export async function enterService(
  { name, intervalMs = 0, alone = false, perHour, timeoutMs = 30_000 }: Service,
  pace: number,
) {
  const interval = intervalMs * pace
  const [entered] = await db().$queryRaw<{ name: string }[]>`
    INSERT INTO service AS s (name, next_request_at, busy_until, hour, requests)
    VALUES (${name}, clock_timestamp() + ${interval} * interval '1 ms',
      CASE WHEN ${alone} THEN clock_timestamp() + ${timeoutMs + 5_000} * interval '1 ms' END,
      date_trunc('hour', clock_timestamp()), 1)
    ON CONFLICT (name) DO UPDATE SET
      next_request_at = excluded.next_request_at, busy_until = excluded.busy_until, hour = excluded.hour,
      requests = CASE WHEN s.hour = excluded.hour THEN s.requests + 1 ELSE 1 END
    WHERE coalesce(s.next_request_at <= clock_timestamp(), true) AND coalesce(s.busy_until <= clock_timestamp(), true)
      AND coalesce(s.rests_until <= clock_timestamp(), true)
      AND (s.hour IS DISTINCT FROM excluded.hour OR s.requests < ${perHour})
    RETURNING name`
  if (entered) return null
  const [state] = await db().$queryRaw<{ waitMs: number; restsUntil: Date | null; isSpent: boolean }[]>`
    SELECT greatest(0, 1000 * extract(epoch FROM coalesce(next_request_at, clock_timestamp()) - clock_timestamp()))::float AS "waitMs",
      CASE WHEN rests_until > clock_timestamp() THEN rests_until END AS "restsUntil",
      hour = date_trunc('hour', clock_timestamp()) AND requests >= ${perHour} AS "isSpent"
    FROM service WHERE name = ${name}`
  return state ?? { waitMs: 0, restsUntil: null, isSpent: false }
}

/**
 * Takes a sum from what a service's UTC day may cost, in millionths of a dollar, and tells that day; null where less is
 * left. One statement, so that many who ask at once never spend more together.
 */
export async function putAside({ name, budget = 0 }: Service, sum: number): Promise<string | null> {
  const [taken] = await db().$queryRaw<{ day: string }[]>`
    INSERT INTO service AS s (name, spent_on, spent)
    SELECT ${name}, (clock_timestamp() AT TIME ZONE 'UTC')::date, ${sum} WHERE ${sum} <= ${budget}
    ON CONFLICT (name) DO UPDATE SET spent_on = excluded.spent_on,
      spent = excluded.spent + CASE WHEN s.spent_on = excluded.spent_on THEN s.spent ELSE 0 END
    WHERE s.spent_on IS DISTINCT FROM excluded.spent_on OR s.spent + excluded.spent <= ${budget}
    RETURNING spent_on::text AS day`
  return taken?.day ?? null
}

/** Gives back what was put aside on a day and not spent; of a day that is over nobody counts any more. */
export async function giveBack({ name }: Service, day: string, sum: number) {
  await db().$executeRaw`UPDATE service SET spent = spent - ${sum} WHERE name = ${name} AND spent_on = ${day}::date`
}

const FAILURES_BEFORE_REST = 5

/** Ends a request. A service that fails again and again is left alone, longer each time, but tried within the hour. */
export async function leaveService(
  { name }: Service,
  outcome: 'answered' | 'failed' | 'given up' | { restUntil: Date },
  pace: number,
) {
  if (outcome === 'answered')
    await db().$executeRaw`UPDATE service SET busy_until = NULL, failures = 0, rests_until = NULL WHERE name = ${name}`
  else if (outcome === 'given up') await db().$executeRaw`UPDATE service SET busy_until = NULL WHERE name = ${name}`
  else if (outcome === 'failed')
    await db().$executeRaw`
      UPDATE service SET busy_until = NULL, failures = failures + 1,
        rests_until = CASE WHEN failures + 1 >= ${FAILURES_BEFORE_REST}
          THEN clock_timestamp() + least(60, 2 ^ (failures + 1 - ${FAILURES_BEFORE_REST})) * ${pace} * interval '1 min' END
      WHERE name = ${name}`
  else
    await db().$executeRaw`
      UPDATE service SET busy_until = NULL, failures = failures + 1, rests_until = ${outcome.restUntil} WHERE name = ${name}`
}
