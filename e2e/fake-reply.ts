import type { World } from './invented-day.ts'

/** How a service can fail. */
export type Fault =
  | 'too many'
  | 'too many, retry after'
  | 'too many, until'
  | 'forbidden'
  | 'credits'
  | 'unavailable'
  | 'reset'
  | 'drip'
  | 'endless'
  | 'cut'
  | 'latin1'
  | 'reordered'
  | 'not json'
  | 'expired'

export type Reply = { status?: number; type?: string; body: string; headers?: Record<string, string> }

/** A page of a list: as it is, or backwards and with some of the page before, as when the list moves while it is read. */
export function pageOf<Item>(all: Item[], page: number, size: number, fault: Fault | undefined): Item[] {
  if (fault !== 'reordered') return all.slice(page * size, (page + 1) * size)
  const from = Math.max(0, page * size - size / 4)
  const shown = all.slice(from, from + size)
  return [...shown, ...shown.slice(0, 1)].reverse()
}

export const json = (value: unknown): Reply => ({ body: JSON.stringify(value) })
export const papersOf = (world: World, day: string) => world.papers.get(day) ?? []
export const everyPaper = (world: World) => [...world.papers.values()].flat()
