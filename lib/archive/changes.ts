import type { DigestContent } from '../digests/schema'

type Known = { entries: { arxivId: string }[] }
export type Changes = { notes: string[]; added: string[]; changed: string[]; unchanged: string[]; removed: string[] }

const NAMES: Record<string, string> = {
  section: 'category',
  writtenAt: 'date',
  engagement: 'counts',
  mentions: 'posts',
}
/** What follows from the counts is not told apart from them. */
const FOLLOWING = ['score', 'receipt']

/** What a file changes in what stood here, in short; what is not known of that is not compared. */
export function listChanges(before: Known, after: DigestContent): Changes {
  const stood = new Map(before.entries.map((entry) => [entry.arxivId, entry]))
  const stands = new Set(after.entries.map(({ arxivId }) => arxivId))
  const changes: Changes = { notes: [], added: [], changed: [], unchanged: [], removed: [] }
  const { entries: _, ...fields } = before
  changes.notes.push(...changedFields(fields, after))

  for (const entry of after.entries) {
    const old = stood.get(entry.arxivId)
    const fields = old && changedFields(old, entry)
    changes[fields ? (fields.length > 0 ? 'changed' : 'unchanged') : 'added'].push(entry.arxivId)
    if (!fields) changes.notes.push(`${entry.arxivId} added`)
    else if (fields.length > 0) changes.notes.push(`${entry.arxivId}: ${fields.join(', ')}`)
  }
  for (const id of stood.keys()) if (!stands.has(id)) changes.removed.push(id)
  changes.notes.push(...changes.removed.map((id) => `${id} removed`))
  if (changes.notes.length === 0 && !isSame([...stood.keys()], [...stands])) changes.notes.push('order of the entries')
  return changes
}

function changedFields(before: object, after: object): string[] {
  const values = after as Record<string, unknown>
  const changed = Object.entries(before).flatMap(([key, value]) => (isSame(value, values[key]) ? [] : [key]))
  const told = changed.filter((key) => !(FOLLOWING.includes(key) && changed.includes('engagement')))
  return told.map((key) => NAMES[key] ?? key)
}

/** Equal as far as the first value goes: of objects, its keys alone are compared. */
function isSame(before: unknown, after: unknown): boolean {
  if (typeof before !== 'object' || typeof after !== 'object' || !before || !after) return before === after
  if (Array.isArray(before) && before.length !== (after as unknown[]).length) return false
  return Object.entries(before).every(([key, value]) => isSame(value, (after as Record<string, unknown>)[key]))
}
