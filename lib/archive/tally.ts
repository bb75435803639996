import type { DigestContent } from '../digests/schema'
import { mentionKey } from '../mentions/schema'
import type { Imported } from './mutations'

const STATES = ['new', 'updated', 'unchanged'] as const
type State = (typeof STATES)[number]
export type Counts = Record<State, number>

/** Counts what was imported: a paper or a mention once, in however many files it stands. */
export class Tally {
  readonly #states = { digests: states(), entries: states(), papers: states(), mentions: states() }

  add({ slug, entries }: DigestContent, { outcome, changes, papers, mentions }: Imported) {
    this.#states.digests.set(slug, outcome)
    const keys = entries.flatMap((entry) => entry.mentions.map(mentionKey))
    const ids = entries.map(({ arxivId }) => arxivId)
    enter(this.#states.entries, ids, changes, (id) => `${slug} ${id}`)
    enter(this.#states.papers, ids, papers)
    enter(this.#states.mentions, keys, mentions)
  }

  counts() {
    const { digests, entries, papers, mentions } = this.#states
    return { digests: count(digests), entries: count(entries), papers: count(papers), mentions: count(mentions) }
  }
}

const states = () => new Map<string, State>()

function enter(
  into: Map<string, State>,
  keys: string[],
  written: { added: string[]; changed: string[] },
  name = (key: string) => key,
) {
  const [added, changed] = [new Set(written.added), new Set(written.changed)]
  for (const key of keys) {
    const state = added.has(key) ? 'new' : changed.has(key) ? 'updated' : 'unchanged'
    const known = into.get(name(key)) ?? 'unchanged'
    // What was new in one file is not an update because of the next.
    into.set(name(key), STATES.indexOf(known) < STATES.indexOf(state) ? known : state)
  }
}

function count(states: Map<string, State>): Counts {
  const counts = { new: 0, updated: 0, unchanged: 0 }
  for (const state of states.values()) counts[state]++
  return counts
}
