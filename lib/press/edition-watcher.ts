import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { log } from '../log'

const POLL_MS = 5_000
const LONGEST_PAUSE_MS = 5_000

/**
 * Knows the edition without asking the database for each reader: a connection of its own listens, and reads the number
 * after every connect, after every notification and every five seconds. With the database gone the number stays.
 */
export class EditionWatcher {
  number: number | undefined
  connected = false

  #stopped = new AbortController()
  #client: Client | undefined
  #running: Promise<void> | undefined
  #reading = false
  #changed = false

  constructor(private readonly connectionString: string) {}

  /** Resolves once the number is known, or the database was found not to answer; goes on watching either way. */
  async start() {
    const { promise: tried, resolve } = Promise.withResolvers<void>()
    this.#running = this.#watch(resolve)
    await tried
  }

  async stop() {
    this.#stopped.abort()
    await this.#client?.end()
    await this.#running
  }

  async #watch(tried: () => void) {
    let pause = 0
    while (!this.#stopped.signal.aborted) {
      try {
        await this.#listen(() => {
          pause = 0
          tried()
        })
      } catch (error) {
        if (!this.#stopped.signal.aborted) log().warn({ reason: String(error) }, 'The edition cannot be read')
      }
      this.connected = false
      tried()
      pause = Math.min(Math.max(pause * 2, 100), LONGEST_PAUSE_MS)
      await delay(pause, undefined, { signal: this.#stopped.signal }).catch(() => {})
    }
  }

  /** Returns or throws when the connection is over. */
  async #listen(connected: () => void) {
    const client = new Client({
      connectionString: this.connectionString,
      application_name: 'hot-papers press',
      keepAlive: true,
      connectionTimeoutMillis: POLL_MS,
      query_timeout: POLL_MS,
    })
    this.#client = client
    const over = Promise.withResolvers<void>()
    client.on('end', over.resolve).on('error', over.reject)
    // Whoever awaits it may not have come that far when it fails.
    over.promise.catch(() => {})
    const read = () => this.#read(client).catch(over.reject)
    let poll: NodeJS.Timeout | undefined
    try {
      await client.connect()
      client.on('notification', read)
      await client.query('LISTEN edition')
      await this.#readOnce(client)
      this.connected = true
      connected()
      poll = setInterval(read, POLL_MS)
      await over.promise
    } finally {
      clearInterval(poll)
      // A connection that does not answer may not even end.
      await Promise.race([client.end(), delay(1_000, undefined, { ref: false })])
    }
  }

  /**
   * Asks instead of believing the notification: answers on one connection come in order, while a notification may
   * overtake the answer to a poll. It also heeds a number that went back, as after a restore.
   */
  async #read(client: Client) {
    this.#changed = true
    if (this.#reading) return
    this.#reading = true
    try {
      while (this.#changed) {
        this.#changed = false
        await this.#readOnce(client)
      }
    } finally {
      this.#reading = false
    }
  }

  async #readOnce(client: Client) {
    const { rows } = await client.query<{ number: string }>('SELECT number FROM edition WHERE id = 1')
    if (rows[0]) this.number = Number(rows[0].number)
  }
}
