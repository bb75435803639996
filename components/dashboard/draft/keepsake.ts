/**
 * Keeps what the site does not have yet in this browser, each thing under a key of its own, so that two windows on one
 * digest do not overwrite each other's. What another window also sends is known to the site by its id.
 */
export function createKeepsake<Kept extends { id: string }>(storage: Storage | undefined, name: string) {
  const prefix = `hot-papers ${name} `
  const keyOf = ({ id }: { id: string }) => prefix + id
  let count = 0

  return {
    /** False where the browser has no room or keeps nothing. */
    keep(kept: Kept) {
      if (!storage) return false
      try {
        storage.setItem(keyOf(kept), JSON.stringify({ order: Date.now() + count++ / 1e6, kept }))
        return true
      } catch {
        return false
      }
    },

    forget(kept: { id: string }) {
      storage?.removeItem(keyOf(kept))
    },

    /** What was kept, in the order in which it was. */
    read(): Kept[] {
      if (!storage) return []
      return Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '')
        .filter((key) => key.startsWith(prefix))
        .flatMap((key) => parse(storage.getItem(key)))
        .toSorted((a, b) => a.order - b.order)
        .map(({ kept }) => kept)
    },
  }

  function parse(text: string | null): { order: number; kept: Kept }[] {
    try {
      return [JSON.parse(text ?? '')]
    } catch {
      return []
    }
  }
}
