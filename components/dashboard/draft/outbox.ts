/** How the changes made here reach the site. */
export type Delivery = 'saved' | 'saving' | 'waiting' | Stop

/** Why sending again would not help until somebody did something. */
export type Stop = 'signed-out' | 'forbidden' | 'outdated' | 'gone'

export type Answer<Result> = { results: Result[] } | { stop: Stop; message?: string } | 'unreachable'

type Options<Operation, Result> = {
  /** Sends operations in order; their results come in that order. */
  send: (operations: Operation[]) => Promise<Answer<Result>>
  /** Takes what became of operations, which are on their way no more. */
  settle: (settled: { operation: Operation; result: Result }[]) => void
  /** Hears of every change of `delivery`. */
  changed: () => void
}

const BATCH = 50
/** How long words wait for more of them, and at most. */
const PAUSE = 400
const PATIENCE = 2000
const RETRY_AT_MOST = 15_000
const RETRY_STOPPED_AT_MOST = 60_000

/**
 * Sends operations one batch after another, so that they arrive in the order they were made, and again until the site
 * answered: it knows each by its id, so that nothing is done twice.
 */
export function createOutbox<Operation, Result>({ send, settle, changed }: Options<Operation, Result>) {
  let queue: Operation[] = []
  let flying = 0
  let isAsking = false
  let failures = 0
  let stop: Stop | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitingSince: number | undefined
  let ended = false

  function schedule(delay: number) {
    clearTimeout(timer)
    if (!ended && (queue.length > 0 || stop)) timer = setTimeout(flush, delay)
  }

  async function flush(evenNothing = stop !== undefined) {
    clearTimeout(timer)
    if (isAsking || ended || (queue.length === 0 && !evenNothing)) return
    isAsking = true
    waitingSince = undefined
    const batch = queue.slice(0, BATCH)
    flying = batch.length
    changed()
    const answer = await send(batch).catch((error) => {
      // No failure that is expected: those are answers.
      console.error(error)
      return 'unreachable' as const
    })
    flying = 0
    isAsking = false
    if (ended) return
    if (answer === 'unreachable') failures++
    else if ('stop' in answer) {
      failures++
      stop = answer.stop
    } else {
      failures = 0
      stop = undefined
      queue = queue.slice(batch.length)
      settle(batch.map((operation, i) => ({ operation, result: answer.results[i] as Result })))
    }
    changed()
    // Who signs in again does so elsewhere: coming back to this window asks at once, and a slow question finds out. What
    // looks like a newer site may be a proxy's page while ours starts.
    const longest = stop && stop !== 'outdated' ? RETRY_STOPPED_AT_MOST : RETRY_AT_MOST
    schedule(failures > 0 ? Math.min(longest, 1000 * 2 ** (failures - 1)) : 0)
  }

  return {
    /** Sends them with all else that this press of a key brings, before the page shows what it did. */
    add(operations: Operation[]) {
      queue.push(...operations)
      if (failures === 0 && !stop) queueMicrotask(() => flush(false))
      changed()
    },

    /** Adds one of many that follow each other, like a word being typed: sent when they pause. */
    addTyped(operation: Operation) {
      queue.push(operation)
      this.postpone()
    },

    /** Lets a queued operation that has not been sent be replaced, or taken back by `null`. */
    replace(operation: Operation, replacement: Operation | null) {
      const index = queue.indexOf(operation)
      if (index < flying) throw new Error('an operation on its way is replaced no more')
      queue.splice(index, 1, ...(replacement ? [replacement] : []))
      this.postpone()
    },

    postpone() {
      const now = Date.now()
      waitingSince ??= now
      if (failures === 0 && !stop) schedule(Math.max(0, Math.min(PAUSE, waitingSince + PATIENCE - now)))
      changed()
    },

    /** Whether it may still be replaced. */
    isWaiting: (operation: Operation) => queue.indexOf(operation) >= flying,

    queued: () => queue,

    delivery(): Delivery {
      if (stop) return stop
      if (queue.length === 0) return 'saved'
      return failures > 0 ? 'waiting' : 'saving'
    },

    /** Tries at once: the connection is back, the window is looked at again, or it is about to close. */
    flush: () => flush(),

    /** Asks the site even with nothing to send, to learn whether it would take something. */
    ask: () => flush(true),

    end() {
      ended = true
      clearTimeout(timer)
    },
  }
}
