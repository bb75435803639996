import { z } from 'zod'
import type { Row } from './row'

/** What the inbox shows, as its address says it. */
export const filterSchema = z.object({
  state: z.enum(['open', 'accepted', 'dismissed', 'all']).catch('open'),
  category: z.string().max(40).catch(''),
  q: z.string().max(200).catch(''),
  sort: z.enum(['score', 'accounts', 'category', 'id']).catch('score'),
})
export type Filter = z.infer<typeof filterSchema>

export const NO_FILTER: Filter = { state: 'open', category: '', q: '', sort: 'score' }

/** The rows to show, in order. Each word that is searched for stands somewhere in the title, the authors, a category or the id. */
export function filterRows(rows: Row[], { state, category, q, sort }: Filter): Row[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = rows.filter((row) => {
    if (state !== 'all' && row.state !== state) return false
    if (category && !row.categories.includes(category)) return false
    const text = `${row.title} ${row.authors} ${row.categories.join(' ')} ${row.arxivId}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  return shown.sort((a, b) => ORDERS[sort](a, b) || b.score - a.score || (a.arxivId < b.arxivId ? -1 : 1))
}

const ORDERS: Record<Filter['sort'], (a: Row, b: Row) => number> = {
  score: () => 0,
  accounts: (a, b) => b.accounts - a.accounts,
  category: (a, b) => (a.categories[0] ?? '').localeCompare(b.categories[0] ?? ''),
  id: (a, b) => (a.arxivId < b.arxivId ? -1 : 1),
}

/** The filter as an address, without what goes without saying. */
export function addressOf(day: string, filter: Filter): string {
  const query = new URLSearchParams({ day })
  for (const [name, value] of Object.entries(filter))
    if (value !== NO_FILTER[name as keyof Filter]) query.set(name, value)
  return `/dashboard/inbox?${query}`
}
