import { setTimeout as delay } from 'node:timers/promises'
import type { Client } from 'pg'
import { Listener } from '../postgres/listener'

// Whoever waits for it has an answer to give.
const CATCH_UP_MS = 1_000

/**
 * Knows the edition without asking the database for each reader: a connection of its own listens, and reads the number
 * after every connect, after every notification and every five seconds. With the database gone the number stays.
 */
export class EditionWatcher {
  number: number | undefined

  readonly #listener: Listener
  #reading: { client: Client; done: Promise<void> } | undefined
  #changed = false

  constructor(connectionString: string) {
    const read = (client: Client) => this.#read(client)
    this.#listener = new Listener(connectionString, {
      name: 'hot-papers press',
      channels: ['edition'],
      read,
      heard: (_payload, _channel, client) => read(client),
    })
  }

  get connected() {
    return this.#listener.connected
  }

  /** Resolves once the number is known, or the database was found not to answer; goes on watching either way. */
  start() {
    return this.#listener.start()
  }

  /** Knows what was committed before, unless the database takes its time: then that comes by itself. */
  async catchUp() {
    await Promise.race([this.#listener.readNow().catch(() => {}), delay(CATCH_UP_MS, undefined, { ref: false })])
  }

  stop() {
    return this.#listener.stop()
  }

  /**
   * Asks instead of believing the notification: answers on one connection come in order, while a notification may
   * overtake the answer to a poll. It also heeds a number that went back, as after a restore.
   */
  async #read(client: Client) {
    this.#changed = true
    if (this.#reading?.client !== client) this.#reading = { client, done: this.#readUntilUnchanged(client) }
    await this.#reading.done
  }

  async #readUntilUnchanged(client: Client) {
    try {
      while (this.#changed) {
        this.#changed = false
        const { rows } = await client.query<{ number: string }>('SELECT number FROM edition WHERE id = 1')
        if (rows[0]) this.number = Number(rows[0].number)
      }
    } finally {
      if (this.#reading?.client === client) this.#reading = undefined
    }
  }
}
