import type { Operation } from '../../../lib/drafts/schema'
import { type Change, type Draft, fieldOf, find, isSame, predecessor } from './draft'
import { newId } from './new-id'

/** What takes a change back, given the draft before it; null where there is nothing to take back. */
export function invert(draft: Draft, { operation }: Change): Change | null {
  switch (operation.type) {
    case 'set digest':
    case 'set entry':
      return change({ ...operation, base: operation.value, value: operation.base } as Operation)
    case 'add entry':
    case 'put back entry':
      return change({ ...fresh, type: 'remove entry', entry: operation.entry })
    case 'remove entry': {
      const entry = find(draft.entries, operation.entry)
      return entry ? { ...change({ ...fresh, type: 'put back entry', entry: entry.id }), entry } : null
    }
    case 'move entry': {
      const after = predecessor(draft.entries, operation.entry)
      return change({ ...fresh, type: 'move entry', entry: operation.entry, after })
    }
    case 'arrange entries':
    case 'sort entries':
      return change({ ...fresh, type: 'arrange entries', order: draft.entries.map(({ id }) => id) })
    case 'show mention':
      return change({ ...fresh, type: 'hide mention', entry: operation.entry, shown: operation.shown })
    case 'hide mention': {
      const shown = find(find(draft.entries, operation.entry)?.mentions ?? [], operation.shown)
      if (!shown) return null
      const { entry, shown: id } = operation
      const after = predecessor(find(draft.entries, entry)?.mentions ?? [], id)
      const { mention } = shown
      return { ...change({ ...fresh, type: 'show mention', entry, shown: id, mention: mention.id, after }), mention }
    }
    case 'move mention': {
      const after = predecessor(find(draft.entries, operation.entry)?.mentions ?? [], operation.shown)
      return change({ ...operation, after })
    }
  }
}

/** Whether somebody wrote there since, so that taking it back would take theirs away. */
export function wasOverwritten(draft: Draft, { operation }: Change): boolean {
  if (operation.type !== 'set digest' && operation.type !== 'set entry') return false
  const entryId = operation.type === 'set entry' ? operation.entry : null
  return !isSame(fieldOf(draft, entryId, operation.field), operation.base)
}

/** The same under an id that the site has not seen. */
export function change(operation: Operation): Change {
  const id = newId()
  return { id, operation: { ...operation, id } }
}

const fresh = { id: '' }
