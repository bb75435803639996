import { log } from '../log'
import { isKeepable, readContent } from './content'
import type { EditionWatcher } from './edition-watcher'
import { Finisher } from './finisher'
import { Lanes } from './lanes'
import { type Page, printPage, setPage } from './page'
import type { Asker, Render } from './renderer'
import { isDrawn, NOWHERE } from './routes'
import type { PageStore } from './store'

// A reader who can be given the last good page is not kept waiting for a better one.
const PATIENCE_MS = 2_000
// For so long a page that failed is not tried again, where the last good one is there.
const REST_MS = 1_000

/** Renders each page once an edition, and keeps it. */
export class Press {
  readonly #underWay = new Map<string, Promise<Page>>()
  readonly #resting = new Set<string>()
  readonly #lanes = new Lanes(4, 512)
  // A picture takes as long as many pages, and nobody waits for one to read.
  readonly #drawing = new Lanes(1, 64)
  readonly #finisher: Finisher

  constructor(
    private readonly render: Render,
    private readonly edition: Pick<EditionWatcher, 'number'>,
    private readonly store: PageStore,
  ) {
    this.#finisher = new Finisher(store)
  }

  /** The page of this edition, else the last good one; throws where there is neither. */
  async find(address: string): Promise<Page> {
    const last = this.store.get(address)
    if (!last) return this.#printOnce(address)
    const key = `${this.edition.number} ${address}`
    if (last.edition === this.edition.number || this.#resting.has(key)) return last
    const patience = new Promise<Page>((resolve) => setTimeout(resolve, PATIENCE_MS, last).unref())
    return Promise.race([this.#printOnce(address), patience]).catch((error) => {
      this.#rest(key, error)
      return last
    })
  }

  /** The page as it is now, which nobody keeps: neither we, nor anybody on its way to the reader. */
  async show(address: string, asker: Asker): Promise<Page> {
    const { headers, ...content } = readContent(await this.#lanes.run(() => this.render(address, asker)))
    return setPage({ ...content, headers: { ...headers, 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' } })
  }

  #rest(key: string, error: unknown) {
    // Of fifty readers who waited together the first is enough.
    if (this.#resting.has(key)) return
    log().warn({ page: key, reason: String(error) }, 'The last good page is served')
    this.#resting.add(key)
    setTimeout(() => this.#resting.delete(key), REST_MS).unref()
  }

  #printOnce(address: string) {
    // Read before the page is rendered: what changes meanwhile has a higher number.
    const edition = this.edition.number
    const key = `${edition} ${address}`
    const underWay = this.#underWay.get(key)
    if (underWay) return underWay
    const printing = this.#print(address, edition).finally(() => this.#underWay.delete(key))
    this.#underWay.set(key, printing)
    return printing
  }

  async #print(address: string, edition: number | undefined): Promise<Page> {
    const lanes = isDrawn(address) ? this.#drawing : this.#lanes
    const content = readContent(await lanes.run(() => this.render(address)))
    const isCurrent = edition !== undefined && edition === this.edition.number
    // The one page for all addresses that do not exist is kept, so that a flood of them is cheap.
    if (!isKeepable(content) && !(address === NOWHERE && content.status === 404)) {
      // A page that is gone is not to come back when rendering fails.
      if (isCurrent) this.store.delete(address)
      return setPage(content)
    }
    const page = { ...(await printPage(content, 'quick', this.store.peek(address))), edition }
    if (isCurrent) {
      this.store.set(address, page)
      this.#finisher.add(address)
    }
    return page
  }
}
