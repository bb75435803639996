import { type Page, weigh } from './page'

// What a page costs beside its bytes: its headers, its key, its place.
const OVERHEAD = 4_096

/**
 * Pages by address, bounded in bytes. When it is full the oldest goes, except that a page asked for since it was last
 * looked at goes to the back instead: a flood of addresses that nobody asks for twice washes out nothing but itself.
 */
export class PageStore {
  bytes = 0
  readonly #pages = new Map<string, { page: Page; bytes: number; used: boolean }>()

  constructor(readonly budget: number) {}

  get size() {
    return this.#pages.size
  }

  get(key: string): Page | undefined {
    const kept = this.#pages.get(key)
    if (!kept) return undefined
    kept.used = true
    return kept.page
  }

  /** Looks without asking for it. */
  peek(key: string) {
    return this.#pages.get(key)?.page
  }

  set(key: string, page: Page) {
    const used = this.#pages.get(key)?.used ?? false
    this.delete(key)
    const bytes = weigh(page) + key.length * 2 + OVERHEAD
    // One page must not wash out all others.
    if (bytes > this.budget / 4) return
    this.#pages.set(key, { page, bytes, used })
    this.bytes += bytes
    this.#shrink()
  }

  delete(key: string) {
    const kept = this.#pages.get(key)
    if (!kept) return
    this.#pages.delete(key)
    this.bytes -= kept.bytes
  }

  #shrink() {
    // A Map walks in the order of insertion, and comes to what was put at its end meanwhile.
    for (const [key, kept] of this.#pages) {
      if (this.bytes <= this.budget) return
      this.#pages.delete(key)
      if (kept.used) this.#pages.set(key, { ...kept, used: false })
      else this.bytes -= kept.bytes
    }
  }
}
