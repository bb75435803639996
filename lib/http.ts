import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { env } from './env'
import { AppError } from './errors'

/** How we keep to the rules of a service, for all its hosts and all our processes together. */
export type Service = {
  name: string
  /** Between the beginnings of two requests. */
  intervalMs?: number
  /** One request at a time. */
  alone?: boolean
  /** Requests an hour that we allow ourselves. */
  perHour: number
  /** For a whole answer. */
  timeoutMs?: number
  /** What a UTC day may cost, in millionths of a dollar. */
  budget?: number
}

type Headers = Record<string, string>

export type Request = {
  service: Service
  url: string
  method?: 'GET' | 'POST'
  /** Where they need a session: made when the request is, which that to a kept answer is not. */
  headers?: Headers | (() => Promise<Headers>)
  body?: string
  /** Asks only for what changed since. */
  etag?: string | null
  /** Statuses that are an answer too, besides 2xx and, with an etag, 304. */
  expected?: readonly number[]
  maxBytes?: number
  /** How often it is tried at most, where somebody waits for the answer. */
  attempts?: number
  /** Nor does it follow a redirect: whoever chose the host must not choose an address that only we can reach. */
  isForeign?: boolean
  /** Holds a secret, or its answer does: it is not kept. */
  isSecret?: boolean
  /** What it costs in millionths of a dollar: at most, and by its answer. Asked once, since a lost answer may be paid for. */
  price?: { most: number; of: (answer: Answer) => number }
}

export type Answer = { status: number; headers: Record<string, string>; text: string; at: Date }

/** How a source asks: over the network, or from what was kept. */
export type Ask = (request: Request) => Promise<Answer>

/** A source that does not answer as it should: a sentence, and from when it may be asked again where it said so. */
export class SourceFailure extends AppError {
  constructor(
    message: string,
    readonly retryAt?: Date,
    options?: ErrorOptions,
    /** What it answered instead of what it was asked for. */
    readonly status?: number,
  ) {
    super('unavailable', message, options)
  }
}

/** A service is left alone for now: that we asked all we allow ourselves is no failure of its. */
export class Resting extends SourceFailure {
  constructor(
    message: string,
    readonly isOurs: boolean,
    override readonly retryAt: Date,
  ) {
    super(message, retryAt)
  }
}

/** Lets a request begin when the service's pace, allowance and health allow it, and hears how it ended. */
export type Gate = {
  enter(request: Request): Promise<void>
  leave(service: Service, outcome: 'answered' | 'failed' | 'given up' | { restUntil: Date }): Promise<void>
}

const ATTEMPTS = 3
const LONGEST_WAIT_MS = 60_000
const MAX_BYTES = 30_000_000
const TIMEOUT_MS = 30_000
const KEPT_HEADERS = [
  'content-type',
  'etag',
  'retry-after',
  'ratelimit-reset',
  'x-ratelimit-reset',
  'x-rate-limit-reset',
]

/** Asks again, later each time, what another attempt may mend; throws a SourceFailure when that is over. */
export async function askPolitely(request: Request, gate: Gate, agent: string, signal?: AbortSignal): Promise<Answer> {
  const host = new URL(request.url).host
  const headers = typeof request.headers === 'function' ? await request.headers() : request.headers
  for (let attempt = 1; ; attempt++) {
    await gate.enter(request)
    const answer = await attemptOnce({ ...request, headers }, agent, signal).catch((error: unknown) => error as Error)
    if (!(answer instanceof Error) && isAnswer(answer, request)) {
      await gate.leave(request.service, 'answered')
      return answer
    }
    if (signal?.aborted) {
      // That nobody waits for it any more is no failure of the service.
      await gate.leave(request.service, 'given up')
      throw signal.reason
    }
    const isLast = attempt === (request.attempts ?? ATTEMPTS)
    const isOver = isLast || Boolean(request.price) || !isPassing(answer)
    const until = answer instanceof Error ? undefined : retryTime(answer)
    const delay = until ? until.getTime() - Date.now() : backoff(attempt)
    if (isOver || delay > LONGEST_WAIT_MS) {
      await gate.leave(
        request.service,
        until && until > new Date() ? { restUntil: until } : isPassing(answer) ? 'failed' : 'answered',
      )
      const isSilence = answer instanceof Error
      throw new SourceFailure(
        describe(host, answer, attempt),
        until,
        { cause: isSilence ? answer : undefined },
        isSilence ? undefined : answer.status,
      )
    }
    await gate.leave(request.service, 'failed')
    await wait(Math.max(0, delay) * patience(), undefined, { signal })
  }
}

/** Who asks, with an address to write to: services shut out those who do not say. */
export function userAgent(siteUrl: string, contact: string) {
  return `HotPapers/0.1 (+${siteUrl}${contact ? `; mailto:${contact}` : ''})`.replace(/[^\x20-\x7e]/g, '')
}

/** What a request is known by where answers are kept: no header, since those hold secrets. */
export const requestKey = ({ method = 'GET', url, body }: Request) => [method, url, body].filter(Boolean).join(' ')

/** Waiting is for services of others: nobody need wait for a stand-in on this machine. */
export function patience(): number {
  const place = standInUrl()
  return place && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(place).hostname) ? 0.001 : 1
}

async function attemptOnce(
  request: Request & { headers?: Headers },
  agent: string,
  stop?: AbortSignal,
): Promise<Answer> {
  const { service, url, method = 'GET', headers, body, etag, isForeign } = request
  const response = await fetch(standIn(url), {
    method,
    headers: { 'User-Agent': agent, ...(etag ? { 'If-None-Match': etag } : {}), ...headers },
    body,
    redirect: isForeign ? 'manual' : 'follow',
    // Also for an answer that comes byte by byte.
    signal: AbortSignal.any([AbortSignal.timeout(service.timeoutMs ?? TIMEOUT_MS), ...(stop ? [stop] : [])]),
  })
  const bytes = await readBody(response, request.maxBytes ?? MAX_BYTES)
  const kept = KEPT_HEADERS.flatMap((name) => {
    const value = response.headers.get(name)
    return value === null ? [] : [[name, value]]
  })
  return { status: response.status, headers: Object.fromEntries(kept), text: decode(bytes), at: new Date() }
}

async function readBody(response: Response, most: number) {
  const parts: Uint8Array[] = []
  let size = 0
  // Leaving the loop early closes the connection.
  for await (const part of response.body ?? []) {
    size += part.length
    if (size > most) throw new TooLong(most)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

class TooLong extends Error {
  constructor(most: number) {
    super(`sent more than ${Math.round(most / 1e6)} MB`)
  }
}

/** All services say UTF-8; what is not was written as Windows or Latin 1. */
function decode(bytes: Uint8Array) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function standIn(url: string) {
  const place = standInUrl()
  return place ? `${place}/${url.replace(/^https?:\/\//, '')}` : url
}

function standInUrl() {
  const { SOURCES_URL } = env()
  if (SOURCES_URL === 'none') throw new SourceFailure('SOURCES_URL is none: no source is asked.')
  return SOURCES_URL?.replace(/\/+$/, '')
}

function isAnswer({ status }: Answer, { etag, expected = [] }: Request) {
  return (status >= 200 && status < 300) || expected.includes(status) || (status === 304 && Boolean(etag))
}

function isPassing(answer: Answer | Error) {
  if (answer instanceof Error) return !(answer instanceof TooLong)
  return answer.status === 429 || answer.status >= 500
}

const backoff = (attempt: number) => 15_000 * 2 ** (attempt - 1) * (0.5 + Math.random() / 2)

/** When a service wants to be asked again, where it says so. */
function retryTime({ status, headers, at }: Answer): Date | undefined {
  const retry = headers['retry-after']
  if (retry) {
    const time = /^\d+$/.test(retry) ? at.getTime() + Number(retry) * 1000 : Date.parse(retry)
    // Whatever it says, we look again tomorrow.
    if (Number.isFinite(time)) return new Date(Math.min(time, at.getTime() + 24 * 3_600_000))
  }
  const reset = Number(headers['x-rate-limit-reset'] ?? headers['ratelimit-reset'] ?? headers['x-ratelimit-reset'])
  if (status !== 429 && status !== 403) return
  // A point in time where it is large, else seconds.
  if (reset > 1e9) return new Date(reset * 1000)
  return reset > 0 ? new Date(at.getTime() + reset * 1000) : undefined
}

function describe(host: string, answer: Answer | Error, attempts: number) {
  const times = attempts > 1 ? `, ${attempts} times` : ''
  if (answer instanceof TooLong) return `${host} ${answer.message}.`
  if (answer instanceof Error) {
    if (answer.name === 'TimeoutError') return `${host} did not answer in time${times}.`
    const cause = answer.cause as { code?: string; message?: string } | undefined
    return `${host} could not be reached (${cause?.code ?? cause?.message ?? answer.message})${times}.`
  }
  return `${host} answered ${answer.status}${words(answer.text)}${times}.`
}

/** What an error's text says, when that is short. */
function words(text: string) {
  const line = text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return line ? ` (${line.length > 120 ? `${line.slice(0, 119)}…` : line})` : ''
}
