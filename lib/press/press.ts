import { log } from '../log'
import { isKeepable, readContent } from './content'
import type { EditionWatcher } from './edition-watcher'
import { Finisher } from './finisher'
import { Lanes } from './lanes'
import { type Page, printPage, setPage } from './page'
import type { Render } from './renderer'
import type { PageStore } from './store'

// A reader who can be given the last good page is not kept waiting for a better one.
const PATIENCE_MS = 2_000

/** Renders each page once an edition, and keeps it. */
export class Press {
  readonly #underWay = new Map<string, Promise<Page>>()
  readonly #lanes = new Lanes(8, 512)
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
    if (last && last.edition === this.edition.number) return last
    const fresh = this.#printOnce(address)
    if (!last) return fresh
    const patience = new Promise<Page>((resolve) => setTimeout(resolve, PATIENCE_MS, last).unref())
    return Promise.race([fresh, patience]).catch((error) => {
      log().warn({ address, reason: String(error) }, 'The last good page is served')
      return last
    })
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
    const content = readContent(await this.#lanes.run(() => this.render(address)))
    if (!isKeepable(content)) {
      // A page that is gone is not to come back when rendering fails.
      this.store.delete(address)
      return setPage(content)
    }
    const page = { ...(await printPage(content, 'quick', this.store.get(address))), edition }
    if (edition !== undefined && edition === this.edition.number) {
      this.store.set(address, page)
      this.#finisher.add(address, content, page)
    }
    return page
  }
}
