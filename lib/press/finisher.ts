import { log } from '../log'
import { printPage } from './page'
import type { PageStore } from './store'

const LONGEST_LINE = 1_000

/** Compresses kept pages as well as can be, one at a time behind the readers' backs. */
export class Finisher {
  readonly #line = new Set<string>()
  #busy = false

  constructor(private readonly store: PageStore) {}

  /** When the line is full a page stays as it is, which costs a few bytes more. */
  add(address: string) {
    if (this.#line.size >= LONGEST_LINE) return
    this.#line.add(address)
    if (!this.#busy) void this.#work()
  }

  async #work() {
    this.#busy = true
    for (const address of this.#line) {
      this.#line.delete(address)
      // A page that cannot be made smaller is good as it is.
      await this.#finish(address).catch((error) =>
        log().warn({ address, reason: String(error) }, 'Not compressed best'),
      )
    }
    this.#busy = false
  }

  async #finish(address: string) {
    const page = this.store.peek(address)
    if (!page || page.quality === 'best') return
    const finished = { ...(await printPage(page.content, 'best')), edition: page.edition }
    if (this.store.peek(address) === page) this.store.set(address, finished)
  }
}
