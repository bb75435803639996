import type { Stop } from './outbox'

/** What came of a question: the answer, a sentence about why not, or that nobody was reached. */
export type Asked<Answer> = { answer: Answer } | { stop: Stop; message?: string } | { refused: string } | 'unreachable'

const PATIENCE_MS = 20_000

/**
 * Asks one of the dashboard's handlers. A page may be older than the site it asks: what is no JSON of ours is an answer
 * to somebody else.
 */
export async function askSite<Answer>(path: string, body?: unknown, init?: RequestInit): Promise<Asked<Answer>> {
  const text = body === undefined ? undefined : JSON.stringify(body)
  // Whose page it is: by now somebody else may be signed in.
  const account = document.querySelector<HTMLElement>('[data-account]')?.dataset.account
  const response = await fetch(path, {
    method: text === undefined ? 'GET' : 'POST',
    headers: {
      accept: 'application/json',
      ...(text !== undefined && { 'content-type': 'application/json' }),
      ...(account && { 'x-account': account }),
    },
    body: text,
    cache: 'no-store',
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...init,
  }).catch(() => undefined)
  if (!response || response.status >= 500 || response.status === 429 || response.status === 408) return 'unreachable'
  const answer = await response.json().catch(() => undefined)
  if (response.status === 401) return { stop: 'signed-out', message: answer?.message }
  // Also of a proxy before the site.
  if (response.status === 413) return { refused: answer?.message ?? 'That is larger than the site takes.' }
  if (answer === undefined) return { stop: 'outdated' }
  if (response.ok) return { answer }
  const message = typeof answer.message === 'string' ? answer.message : undefined
  if (response.status === 403) return { stop: 'forbidden', message }
  if (response.status === 404) return { stop: 'gone', message }
  return message ? { refused: message } : { stop: 'outdated' }
}

/** Why a question has no answer, for people. */
export function whyNot(asked: Exclude<Asked<unknown>, { answer: unknown }>): string {
  if (asked === 'unreachable') return 'The site cannot be reached at the moment. Try again.'
  if ('refused' in asked) return asked.refused
  return asked.message ?? STOPPED[asked.stop]
}

export const STOPPED: Record<Stop, string> = {
  'signed-out': 'You are signed out.',
  forbidden: 'Your account may not change this digest.',
  outdated: 'The site was updated since this page was opened.',
  gone: 'This digest is not there any more.',
}
