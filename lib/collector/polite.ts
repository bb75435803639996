import { setTimeout as wait } from 'node:timers/promises'
import { keepAnswer } from '../answers/mutations'
import { env } from '../env'
import { type Ask, askPolitely, type Gate, patience, SourceFailure, userAgent } from '../http'
import { enterService, leaveService } from '../services/mutations'

const HOUR = 3_600_000
const LONGEST_QUEUE_MS = 10 * 60_000
// How often a request looks again whether the one before it has ended.
const LOOK_MS = 100

/** A source is left alone for now: that we asked all we allow ourselves is no failure of its. */
export class Resting extends SourceFailure {
  constructor(
    message: string,
    readonly isOurs: boolean,
    override readonly retryAt: Date,
  ) {
    super(message, retryAt)
  }
}

const gate = (signal?: AbortSignal): Gate => ({
  async enter({ service }) {
    const begun = Date.now()
    for (;;) {
      signal?.throwIfAborted()
      const turn = await enterService(service, patience())
      if (!turn) return
      const { waitMs, restsUntil, isSpent } = turn
      const now = Date.now()
      if (isSpent) {
        const nextHour = new Date(Math.ceil(now / HOUR) * HOUR)
        throw new Resting(`${service.name} had its ${service.perHour} requests of this hour.`, true, nextHour)
      }
      if (restsUntil) {
        const time = restsUntil.toISOString().slice(11, 16)
        throw new Resting(
          `${service.name} failed too often or asked us to wait: left alone until ${time} UTC.`,
          false,
          restsUntil,
        )
      }
      if (now - begun > LONGEST_QUEUE_MS)
        throw new Resting(
          `${service.name} is in use by another of our processes.`,
          true,
          new Date(now + LONGEST_QUEUE_MS),
        )
      await wait(Math.max(waitMs, LOOK_MS * Math.min(1, patience() * 10)), undefined, { signal })
    }
  },
  leave: (service, outcome) => leaveService(service, outcome, patience()),
})

/** How a run asks: by the rules of each service, keeping the answers for a replay. */
export function politely({
  source,
  day,
  contact,
  keep,
  signal,
}: {
  source: string
  day: string
  contact: string
  keep: boolean
  signal?: AbortSignal
}): Ask {
  const agent = userAgent(env().SITE_URL, contact)
  return async (request) => {
    const answer = await askPolitely(request, gate(signal), agent, signal)
    // Sessions are secrets.
    if (keep && request.method !== 'POST') await keepAnswer(source, day, request, answer)
    return answer
  }
}
