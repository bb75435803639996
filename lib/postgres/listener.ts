import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { log } from '../log'

const CHECK_MS = 5_000
const LONGEST_PAUSE_MS = 5_000

type Work = {
  /** The connection's name for whoever looks at the server. */
  name: string
  channels: string[]
  /** Reads what may have been missed: after every connect, and every five seconds. */
  read: (client: Client) => Promise<void>
  heard: (payload: string, channel: string, client: Client) => Promise<void>
}

/** A connection of its own that listens, and comes again whenever it is lost. */
export class Listener {
  connected = false

  readonly #stopped = new AbortController()
  #client: Client | undefined
  #running: Promise<void> | undefined

  constructor(
    private readonly connectionString: string,
    private readonly work: Work,
  ) {}

  /** Resolves after the first reading, or when the database was found not to answer; goes on either way. */
  async start() {
    const { promise: tried, resolve } = Promise.withResolvers<void>()
    this.#running = this.#run(resolve)
    await tried
  }

  async stop() {
    this.#stopped.abort()
    await this.#client?.end()
    await this.#running
  }

  /** Reads at once, where there is a connection. */
  async readNow() {
    if (this.connected && this.#client) await this.work.read(this.#client)
  }

  async #run(tried: () => void) {
    let pause = 0
    while (!this.#stopped.signal.aborted) {
      try {
        await this.#listen(() => {
          pause = 0
          tried()
        })
      } catch (error) {
        if (!this.#stopped.signal.aborted)
          log().warn({ listener: this.work.name, reason: String(error) }, 'The database tells nothing')
      }
      this.connected = false
      tried()
      pause = Math.min(Math.max(pause * 2, 100), LONGEST_PAUSE_MS)
      await delay(pause, undefined, { signal: this.#stopped.signal }).catch(() => {})
    }
  }

  /** Returns or throws when the connection is over. */
  async #listen(connected: () => void) {
    const { name, channels, read, heard } = this.work
    const client = new Client({
      connectionString: this.connectionString,
      application_name: name,
      keepAlive: true,
      connectionTimeoutMillis: CHECK_MS,
      query_timeout: CHECK_MS,
    })
    this.#client = client
    const over = Promise.withResolvers<void>()
    client.on('end', over.resolve).on('error', over.reject)
    // Whoever awaits it may not have come that far when it fails.
    over.promise.catch(() => {})
    let check: NodeJS.Timeout | undefined
    try {
      await client.connect()
      client.on('notification', ({ payload = '', channel }) => heard(payload, channel, client).catch(over.reject))
      for (const channel of channels) await client.query(`LISTEN ${channel}`)
      await read(client)
      this.connected = true
      connected()
      check = setInterval(() => read(client).catch(over.reject), CHECK_MS)
      await over.promise
    } finally {
      clearInterval(check)
      // A connection that does not answer may not even end.
      await Promise.race([client.end(), delay(1_000, undefined, { ref: false })])
    }
  }
}
