import { setTimeout as wait } from 'node:timers/promises'
import { keepAnswer } from '../answers/mutations'
import { env } from '../env'
import {
  type Answer,
  type Ask,
  askPolitely,
  type Gate,
  patience,
  type Request,
  Resting,
  SourceFailure,
  userAgent,
} from '../http'
import { enterService, giveBack, leaveService, putAside } from '../services/mutations'
import { sourceName } from '../source-names'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const LONGEST_QUEUE_MS = 10 * 60_000
// How often a request looks again whether the one before it has ended.
const LOOK_MS = 100

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
        throw new Resting(
          `${sourceName(service.name)} had its ${service.perHour} requests of this hour.`,
          true,
          nextHour,
        )
      }
      if (restsUntil) {
        const time = restsUntil.toISOString().slice(11, 16)
        throw new Resting(
          `${sourceName(service.name)} failed too often or asked us to wait: left alone until ${time} UTC.`,
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
    const answer = await paying(request, () => askPolitely(request, gate(signal), agent, signal))
    if (keep && !request.isSecret) await keepAnswer(source, day, request, answer)
    return answer
  }
}

/** Puts aside the most that a request may cost before it is made, and gives back what it did not. */
async function paying({ service, price }: Request, ask: () => Promise<Answer>): Promise<Answer> {
  if (!price) return ask()
  const day = await putAside(service, price.most)
  if (!day) {
    const midnight = new Date(Math.ceil(Date.now() / DAY) * DAY)
    const dollars = ((service.budget ?? 0) / 1e6).toFixed(2)
    throw new Resting(
      `The budget of $${dollars} a day is spent; what was left unasked waits for 00:00 UTC.`,
      true,
      midnight,
    )
  }
  try {
    const answer = await ask()
    await giveBack(service, day, price.most - price.of(answer))
    return answer
  } catch (error) {
    // What was refused, or not asked at all, costs nothing; what was lost on the way may.
    const isFree = error instanceof Resting || (error instanceof SourceFailure && error.status !== undefined)
    if (isFree) await giveBack(service, day, price.most)
    throw error
  }
}
