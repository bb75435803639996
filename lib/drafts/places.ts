import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/** What has a place among others, told by a key: of a digest's entries also those that were taken out, which keep theirs. */
export type Placed = { id: string; orderKey: string }

/**
 * The key that puts a row behind another one, before all with null, behind all with undefined; undefined where that other
 * one is not there. Of those that stand at that place already it is the first.
 */
export function keyBehind(placed: Placed[], after: string | null | undefined, moved?: string): string | undefined {
  const others = sorted(placed.filter(({ id }) => id !== moved))
  const index = after === undefined ? others.length - 1 : others.findIndex(({ id }) => id === after)
  if (after && index < 0) return undefined
  return generateKeyBetween(others[index]?.orderKey ?? null, others[index + 1]?.orderKey ?? null)
}

/** Keys behind all there are, so that none is in use while rows take them one by one. */
export function freshKeys(placed: Placed[], count: number): string[] {
  return generateNKeysBetween(sorted(placed).at(-1)?.orderKey ?? null, null, count)
}

/** `standing` in the order that is wished for; whoever is not named stays behind the one it stood behind. */
export function arrange(standing: string[], order: string[]): string[] {
  const isStanding = new Set(standing)
  const arranged = [...new Set(order)].filter((id) => isStanding.has(id))
  const named = new Set(arranged)
  for (const [i, id] of standing.entries()) {
    if (!named.has(id)) arranged.splice(i === 0 ? 0 : arranged.indexOf(standing[i - 1] as string) + 1, 0, id)
  }
  return arranged
}

/** By byte, as the database compares keys. */
export function sorted<Row extends Placed>(rows: Row[]): Row[] {
  return rows.toSorted((a, b) => (a.orderKey < b.orderKey ? -1 : 1))
}
