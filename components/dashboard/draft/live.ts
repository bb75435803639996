'use client'

import { useEffect } from 'react'
import type { BatchAnswer, LiveEvents, Operation } from '../../../lib/drafts/schema'
import { askSite, STOPPED } from './ask-site'
import type { DraftStore } from './draft-store'

// Browsers let requests of 64 kB in all outlive their page.
const MOST_OUTLIVING = 60_000

/** Sends operations; for a DraftStore. */
export async function sendOperations(path: string, page: string, version: number, operations: Operation[]) {
  const body = { version, page, operations }
  const { length } = new TextEncoder().encode(JSON.stringify(body))
  const keepalive = length < MOST_OUTLIVING
  const asked = await askSite<BatchAnswer>(`${path}/operations`, body, { keepalive })
  if (asked === 'unreachable') return asked
  if ('answer' in asked) return asked.answer
  return 'refused' in asked ? { stop: 'gone' as const, message: asked.refused } : asked
}

type Options = {
  store: DraftStore
  path: string
  /** By which the site tells it from other windows. */
  page: string
  place: { entry: string | null; field: string | null }
}

/** Keeps a page and its draft together: hears of others, says where this page is, and sends again when it can help. */
export function useLive({ store, path, page, place }: Options) {
  useEffect(() => follow(store, path, page), [store, path, page])

  const { entry, field } = place
  useEffect(() => {
    // Whoever runs through the list is nowhere in particular until they stop.
    const timer = setTimeout(() => void askSite(`${path}/presence`, { page, entry, field }), 200)
    return () => clearTimeout(timer)
  }, [path, page, entry, field])

  useEffect(() => {
    const flush = () => void store.flush()
    const guard = (event: BeforeUnloadEvent) => {
      const { unsaved, isKept, held } = store.snapshot()
      if (!isKept && (unsaved > 0 || held.length > 0)) event.preventDefault()
    }
    window.addEventListener('online', flush)
    window.addEventListener('focus', flush)
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flush)
    window.addEventListener('beforeunload', guard)
    return () => {
      window.removeEventListener('online', flush)
      window.removeEventListener('focus', flush)
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flush)
      window.removeEventListener('beforeunload', guard)
    }
  }, [store])
}

const PAUSE_MS = 3_000

/**
 * Hears of others until it is stopped. A browser comes again by itself when the line breaks, and never when it is
 * answered: that the session ended, or what a proxy says while the site starts anew.
 */
function follow(store: DraftStore, path: string, page: string) {
  let events: EventSource
  let timer: ReturnType<typeof setTimeout> | undefined
  let unsubscribe = () => {}

  function begin() {
    events = new EventSource(`${path}/events?page=${page}&version=${store.snapshot().draft.version}`)
    const on = <Name extends keyof LiveEvents>(name: Name, hear: (data: LiveEvents[Name]) => void) =>
      events.addEventListener(name, ({ data }) => hear(JSON.parse(data)))
    on('update', (update) => store.receive(update))
    on('presence', (presence) => store.meet(presence.filter((one) => one.page !== page)))
    on('over', end)
    events.onerror = () => events.readyState === EventSource.CLOSED && end()
  }

  function end() {
    events.close()
    void store.lose()
    timer = setTimeout(beginWhenTaken, PAUSE_MS)
  }

  /** Where the site takes nothing from this page it would tell it nothing either. */
  function beginWhenTaken() {
    unsubscribe()
    if (!(store.snapshot().delivery in STOPPED)) begin()
    else unsubscribe = store.subscribe(() => store.snapshot().delivery in STOPPED || beginWhenTaken())
  }

  begin()
  return () => {
    clearTimeout(timer)
    unsubscribe()
    events.close()
  }
}
