const FIELDS = ['title', 'slug', 'day', 'intro', 'description', 'section', 'tags', 'socialImage'] as const
export type ComparedField = (typeof FIELDS)[number]

type Entry = { arxivId: string; note: string | null; mentionIds: string[] }
export type Compared = Record<Exclude<ComparedField, 'tags' | 'intro' | 'socialImage'>, string> & {
  intro: string | null
  socialImage: string | null
  tags: string[]
  entries: Entry[]
}

/** What one state of a digest has that another has not, ranks counted from 1. */
export type Difference = {
  fields: { field: ComparedField; before: string; after: string }[]
  added: { arxivId: string; rank: number }[]
  removed: { arxivId: string; rank: number }[]
  moved: { arxivId: string; from: number; to: number }[]
  notes: { arxivId: string; before: string; after: string }[]
  posts: { arxivId: string; before: number; after: number }[]
}

export function findDifference(before: Compared, after: Compared): Difference {
  const [had, has] = [rank(before.entries), rank(after.entries)]
  const both = after.entries.filter(({ arxivId }) => had.has(arxivId))
  const former = new Map(before.entries.map((entry) => [entry.arxivId, entry]))
  const kept = longestRising(both.map(({ arxivId }) => had.get(arxivId) as number))
  return {
    fields: FIELDS.flatMap((field) => {
      const [was, is] = [spell(before[field]), spell(after[field])]
      return was === is ? [] : { field, before: was, after: is }
    }),
    added: after.entries.flatMap(({ arxivId }) =>
      had.has(arxivId) ? [] : { arxivId, rank: has.get(arxivId) as number },
    ),
    removed: before.entries.flatMap(({ arxivId }) =>
      has.has(arxivId) ? [] : { arxivId, rank: had.get(arxivId) as number },
    ),
    moved: both.flatMap(({ arxivId }) => {
      const [from, to] = [had.get(arxivId) as number, has.get(arxivId) as number]
      return kept.has(from) ? [] : { arxivId, from, to }
    }),
    notes: both.flatMap(({ arxivId, note }) => {
      const [was, is] = [spell(former.get(arxivId)?.note), spell(note)]
      return was === is ? [] : { arxivId, before: was, after: is }
    }),
    posts: both.flatMap(({ arxivId, mentionIds }) => {
      const shown = former.get(arxivId)?.mentionIds ?? []
      return shown.join() === mentionIds.join() ? [] : { arxivId, before: shown.length, after: mentionIds.length }
    }),
  }
}

export const isNothing = (difference: Difference) => Object.values(difference).every((list) => list.length === 0)

const rank = (entries: Entry[]) => new Map(entries.map(({ arxivId }, i) => [arxivId, i + 1]))
const spell = (value: string | string[] | null | undefined) => (Array.isArray(value) ? value.join(', ') : (value ?? ''))

/** The most numbers that rise as they stand: what is not among them was moved. */
function longestRising(numbers: number[]): Set<number> {
  const best: number[][] = []
  for (const number of numbers) {
    const before = best.filter((rising) => (rising.at(-1) as number) < number)
    best.push([...(before.toSorted((a, b) => b.length - a.length)[0] ?? []), number])
  }
  return new Set(best.toSorted((a, b) => b.length - a.length)[0])
}
