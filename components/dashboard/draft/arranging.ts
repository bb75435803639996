import type { FoundPaper } from '../../../lib/desk/schema'
import type { DraftEntry, Operation } from '../../../lib/drafts/schema'
import { type Change, place, predecessor } from './draft'
import { change } from './inverse'
import { newId } from './new-id'

type Row = { id: string }

/** Behind which row something comes to stand: null for before all others. */
export type Place = string | null

/** Moves rows behind one, in the order they have. */
export function moveEntries(rows: Row[], moved: ReadonlySet<string>, after: Place): Change[] {
  let last = firstNotMoved(rows, moved, after)
  let order = rows
  return rows
    .filter(({ id }) => moved.has(id))
    .flatMap((row) => {
      const stands = predecessor(order, row.id) === last
      if (!stands) order = place(order, row, last)
      const operation = { ...NEW, type: 'move entry' as const, entry: row.id, after: last }
      last = row.id
      return stands ? [] : [change(operation)]
    })
}

/** One up or one down, as a block; nothing at the end. */
export function nudgeEntries(rows: Row[], moved: ReadonlySet<string>, by: -1 | 1): Change[] {
  const indexes = rows.flatMap(({ id }, i) => (moved.has(id) ? [i] : []))
  const [first, last] = [indexes[0], indexes.at(-1)]
  if (first === undefined || last === undefined) return []
  if (by < 0) return first === 0 ? [] : moveEntries(rows, moved, rows[first - 2]?.id ?? null)
  const behind = rows[last + 1]
  return behind ? moveEntries(rows, moved, behind.id) : []
}

/** To a rank, 1 being the first; beyond the last is the last. */
export function moveEntriesTo(rows: Row[], moved: ReadonlySet<string>, rank: number): Change[] {
  const others = rows.filter(({ id }) => !moved.has(id))
  const index = Math.min(Math.max(rank - 1, 0), others.length)
  return moveEntries(rows, moved, others[index - 1]?.id ?? null)
}

export function removeEntries(moved: Iterable<string>): Change[] {
  return [...moved].map((entry) => change({ ...NEW, type: 'remove entry', entry }))
}

/** For an operation that `change` gives its id. */
export const NEW = { id: '' } satisfies Partial<Operation>

function firstNotMoved(rows: Row[], moved: ReadonlySet<string>, after: Place): Place {
  const index = rows.findIndex(({ id }) => id === after)
  return rows.slice(0, index + 1).findLast(({ id }) => !moved.has(id))?.id ?? null
}

/** Papers at the end, as they will look until the site tells more of them. */
export function addPapers(papers: FoundPaper[]): Change[] {
  return papers.map(({ arxivId, title, authors, categories, score }) => {
    const id = newId()
    const entry: DraftEntry = {
      ...{ id, arxivId, title, authors, categories, score: score ?? 0, orderKey: '~', note: null, abstract: null },
      ...{ engagement: [], withdrawnAt: null, mentions: [], knownMentions: 0 },
      receipt: { rule: '', version: 0, inputs: [], leftOut: [] } as unknown as DraftEntry['receipt'],
    }
    return { ...change({ ...NEW, type: 'add entry', entry: id, arxivId }), entry }
  })
}
