import { type Content, type Page, printPage } from './page'
import type { PageStore } from './store'

const LONGEST_LINE = 512

/** Compresses kept pages as well as can be, one at a time behind the readers' backs. */
export class Finisher {
  readonly #line: { address: string; content: Content; page: Page }[] = []
  #busy = false

  constructor(private readonly store: PageStore) {}

  /** When the line is full the page stays as it is: a few bytes more, and no memory without a bound. */
  add(address: string, content: Content, page: Page) {
    if (page.quality === 'best' || this.#line.length >= LONGEST_LINE) return
    this.#line.push({ address, content, page })
    if (!this.#busy) void this.#work()
  }

  async #work() {
    this.#busy = true
    for (let next = this.#line.shift(); next; next = this.#line.shift()) {
      const { address, content, page } = next
      if (!this.store.has(address, page)) continue
      const finished = { ...(await printPage(content, 'best')), edition: page.edition }
      if (this.store.has(address, page)) this.store.set(address, finished)
    }
    this.#busy = false
  }
}
