import type { ListOptions } from '../../../lib/desk/schema'

/** The address of a list; what is left out is as usual. */
export function listAddress({ state, q, page }: Partial<ListOptions>) {
  const query = new URLSearchParams({
    ...(state && { state }),
    ...(q && { q }),
    ...(page && page > 1 && { page: `${page}` }),
  })
  return `/dashboard${query.size > 0 ? `?${query}` : ''}`
}
