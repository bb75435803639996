import type {
  DigestField,
  DigestFields,
  DraftEntry,
  DraftMention,
  DraftUpdate,
  Operation,
  Standing,
} from '../../../lib/drafts/schema'

/** A draft as a page shows it: its entries, and each entry's mentions, stand in order. */
export type Draft = {
  version: number
  digest: { id: string } & DigestFields
  standing: Standing
  entries: DraftEntry[]
}

/** An operation with what the page needs to show before the site answered. */
export type Change = {
  id: string
  operation: Operation
  /** The paper that `add entry` adds, the entry that `put back entry` brings back. */
  entry?: DraftEntry
  /** The post that `show mention` shows. */
  mention?: DraftMention
}

export function readDraft(update: DraftUpdate): Draft {
  return receive({ version: -1, digest: update.digest, standing: update.standing, entries: [] }, update)
}

/** What the page knew, brought up to date. Answers overtake each other: an older one brings nothing new. */
export function receive(draft: Draft, update: DraftUpdate): Draft {
  if (update.version <= draft.version) return draft
  const { version, digest, standing } = update
  const gone = new Set([...update.removed, ...update.entries.map((entry) => entry.id)])
  const keys = new Map(update.moved.map(({ id, orderKey }) => [id, orderKey]))
  const others = update.whole
    ? []
    : draft.entries.flatMap((entry) => {
        const orderKey = keys.get(entry.id)
        return gone.has(entry.id) ? [] : orderKey === undefined ? entry : { ...entry, orderKey }
      })
  return { version, digest, standing, entries: [...others, ...update.entries.map(inOrder)].sort(byKey) }
}

/** The draft with a change that the site may not know yet. Applied twice it does no more than once. */
export function apply(draft: Draft, { operation, entry, mention }: Change): Draft {
  switch (operation.type) {
    case 'set digest':
      return { ...draft, digest: { ...draft.digest, [operation.field]: operation.value } }
    case 'set entry':
      return withEntry(draft, operation.entry, (changed) => ({ ...changed, [operation.field]: operation.value }))
    case 'add entry':
      if (!entry || find(draft.entries, operation.entry)) return draft
      return { ...draft, entries: place(draft.entries, { ...entry, id: operation.entry }, operation.after) }
    case 'put back entry': {
      if (!entry || find(draft.entries, entry.id)) return draft
      const next = draft.entries.findIndex(({ orderKey }) => orderKey > entry.orderKey)
      return { ...draft, entries: draft.entries.toSpliced(next < 0 ? draft.entries.length : next, 0, entry) }
    }
    case 'remove entry':
      return { ...draft, entries: draft.entries.filter(({ id }) => id !== operation.entry) }
    case 'move entry': {
      const moved = find(draft.entries, operation.entry)
      return moved ? { ...draft, entries: place(draft.entries, moved, operation.after) } : draft
    }
    case 'arrange entries':
      return { ...draft, entries: arrange(draft.entries, operation.order) }
    case 'sort entries':
      return { ...draft, entries: draft.entries.toSorted((a, b) => b.score - a.score) }
    case 'show mention':
      return withEntry(draft, operation.entry, (shown) => {
        if (!mention || find(shown.mentions, operation.shown)) return shown
        const place_ = { id: operation.shown, orderKey: '', mention }
        return { ...shown, mentions: place(shown.mentions, place_, operation.after) }
      })
    case 'move mention':
      return withEntry(draft, operation.entry, (shown) => {
        const moved = find(shown.mentions, operation.shown)
        return moved ? { ...shown, mentions: place(shown.mentions, moved, operation.after) } : shown
      })
    case 'hide mention':
      return withEntry(draft, operation.entry, (shown) => ({
        ...shown,
        mentions: shown.mentions.filter(({ id }) => id !== operation.shown),
      }))
  }
}

/** `next`, with what looks as it did taken from `last`: what shows it need not be made anew. */
export function keepLook(last: Draft | undefined, next: Draft): Draft {
  if (!last) return next
  const isSameList =
    last.entries.length === next.entries.length && last.entries.every((row, i) => looksSame(row, next.entries[i]))
  return {
    version: next.version,
    digest: keepSame(last.digest, next.digest),
    standing: {
      ...next.standing,
      publication: keepSame(last.standing.publication, next.standing.publication),
    },
    entries: isSameList ? last.entries : next.entries,
  }
}

const keepSame = <Part>(last: Part, next: Part) => (JSON.stringify(last) === JSON.stringify(next) ? last : next)

/** Whether nothing but the key of its place is another one, which nobody sees. */
function looksSame(row: DraftEntry, other: DraftEntry | undefined) {
  if (row === other) return true
  const fields = Object.keys(row) as (keyof DraftEntry)[]
  return other !== undefined && fields.every((field) => field === 'orderKey' || row[field] === other[field])
}

/** A field of the digest, or of an entry of it, or undefined where that entry is gone. */
export function fieldOf(draft: Draft, entryId: string | null, field: string): FieldValue | undefined {
  if (entryId === null) return draft.digest[field as DigestField]
  return find(draft.entries, entryId)?.[field as 'note']
}
export type FieldValue = string | string[] | null

export const isSame = (a: FieldValue | undefined, b: FieldValue | undefined) => JSON.stringify(a) === JSON.stringify(b)

/** What a row stands behind: null where it is the first. */
export function predecessor(rows: { id: string }[], id: string): string | null {
  return rows[rows.findIndex((row) => row.id === id) - 1]?.id ?? null
}

export const find = <Row extends { id: string }>(rows: Row[], id: string) => rows.find((row) => row.id === id)

function withEntry(draft: Draft, id: string, change: (entry: DraftEntry) => DraftEntry): Draft {
  return { ...draft, entries: draft.entries.map((entry) => (entry.id === id ? change(entry) : entry)) }
}

/** Behind the row named, before all others for null, else at the end. */
export function place<Row extends { id: string }>(rows: Row[], row: Row, after: string | null | undefined): Row[] {
  const others = rows.filter(({ id }) => id !== row.id)
  if (after === null) return [row, ...others]
  const index = others.findIndex(({ id }) => id === after)
  return others.toSpliced(index < 0 ? others.length : index + 1, 0, row)
}

/** Rows that the order does not name stay behind the one they stood behind. */
function arrange<Row extends { id: string }>(rows: Row[], order: string[]): Row[] {
  const named = new Set(order)
  const followers = new Map<string | null, Row[]>()
  let leader: string | null = null
  for (const row of rows) {
    if (named.has(row.id)) leader = row.id
    else followers.set(leader, [...(followers.get(leader) ?? []), row])
  }
  const arranged = order.flatMap((id) => [...rows.filter((row) => row.id === id), ...(followers.get(id) ?? [])])
  return [...(followers.get(null) ?? []), ...arranged]
}

const byKey = (a: { orderKey: string }, b: { orderKey: string }) => (a.orderKey < b.orderKey ? -1 : 1)
const inOrder = (entry: DraftEntry): DraftEntry => ({ ...entry, mentions: entry.mentions.toSorted(byKey) })
