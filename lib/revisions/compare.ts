import { diffWordsWithSpace } from 'diff'
import type { RevisionContent } from '../digests/schema'
import type { Difference, Words } from './schema'

const FIELDS = ['title', 'slug', 'day', 'intro', 'description', 'section', 'tags', 'socialImage'] as const
// Beyond that the two have little in common, and comparing them takes long.
const MOST_CHANGES = 4_000

export function compare(
  before: RevisionContent,
  after: RevisionContent,
  titles: ReadonlyMap<string, string>,
): Difference {
  const stood = new Map(before.entries.map((entry, i) => [entry.arxivId, { ...entry, place: i + 1 }]))
  const stands = new Map(after.entries.map((entry, i) => [entry.arxivId, { ...entry, place: i + 1 }]))
  const moved = listMoved(
    before.entries.map(({ arxivId }) => arxivId).filter((id) => stands.has(id)),
    after.entries.map(({ arxivId }) => arxivId).filter((id) => stood.has(id)),
  )
  const entries = [...stands.keys(), ...[...stood.keys()].filter((id) => !stands.has(id))].map((arxivId) => {
    const [old, now] = [stood.get(arxivId), stands.get(arxivId)]
    const [had, has] = [old?.mentionIds ?? [], now?.mentionIds ?? []]
    const isOther = (old?.note ?? '') !== (now?.note ?? '')
    return {
      arxivId,
      title: titles.get(arxivId) ?? arxivId,
      before: old?.place ?? null,
      after: now?.place ?? null,
      moved: moved.has(arxivId),
      note: isOther ? compareWords(old?.note ?? '', now?.note ?? '') : null,
      shown: has.filter((id) => !had.includes(id)).length,
      hidden: had.filter((id) => !has.includes(id)).length,
      reordered: String(had.filter((id) => has.includes(id))) !== String(has.filter((id) => had.includes(id))),
    }
  })
  return {
    fields: FIELDS.flatMap((field) => {
      const [old, now] = [textOf(before[field]), textOf(after[field])]
      return old === now ? [] : [{ field, words: compareWords(old, now) }]
    }),
    entries: entries.filter(
      ({ before, after, moved, note, shown, hidden, reordered }) =>
        before === null || after === null || moved || note || shown + hidden > 0 || reordered,
    ),
  }
}

export function compareWords(before: string, after: string): Words {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MOST_CHANGES })
  const words: Words = changes
    ? changes.map(({ value, added, removed }) => ({
        text: value,
        change: removed ? 'removed' : added ? 'added' : null,
      }))
    : [
        { text: before, change: 'removed' },
        { text: after, change: 'added' },
      ]
  return joinChanges(words.filter(({ text }) => text !== ''))
}

/** Changes with nothing but a blank between them are one: "~~two words~~ __other ones__" is read, word upon word is not. */
function joinChanges(words: Words): Words {
  const joined: Words = []
  let run: Words = []
  const endRun = () => {
    const sides = (['removed', 'added'] as const).map((change) => ({
      text: run.map((word) => (word.change === change || word.change === null ? word.text : '')).join(''),
      change,
    }))
    joined.push(...(run.some(({ change }) => change === null) ? sides : run))
    run = []
  }
  for (const [i, word] of words.entries()) {
    const isBetween = run.length > 0 && /^[^\S\n]+$/.test(word.text) && Boolean(words[i + 1]?.change)
    if (word.change || isBetween) run.push(word)
    else {
      endRun()
      joined.push(word)
    }
  }
  endRun()
  return joined
}

/** Those to take and put elsewhere to get from one order to the other: as few as can be. */
function listMoved(before: string[], after: string[]): Set<string> {
  const places = new Map(before.map((id, i) => [id, i]))
  const sequence = after.map((id) => places.get(id) ?? 0)
  // The longest run of papers that keep their order stays; the rest moved.
  const longest: number[][] = []
  for (const place of sequence) {
    const best = longest.filter((run) => (run.at(-1) as number) < place).sort((a, b) => b.length - a.length)[0] ?? []
    longest.push([...best, place])
  }
  const kept = new Set(longest.sort((a, b) => b.length - a.length)[0] ?? [])
  return new Set(after.filter((id) => !kept.has(places.get(id) ?? 0)))
}

const textOf = (value: string | string[] | null) => (Array.isArray(value) ? value.join(', ') : (value ?? ''))
