import { z } from 'zod'
import { arxivIdSchema } from '../papers/schema'

export const LONGEST = 400

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value)

// No text in the database can hold the first of them, and none means anything.
const words = z
  .string()
  .max(LONGEST)
  .transform((q) => q.replace(/\p{Cc}/gu, ' ').trim())
  .default('')

/** What the address of a search says. */
export const searchSchema = z.object({
  q: z.preprocess(one, words),
  sort: z.preprocess(one, z.enum(['relevance', 'newest', 'score']).default('relevance').catch('relevance')),
  /** The paper that the page before ended with. */
  after: z.preprocess(one, arxivIdSchema.optional()),
})
export type Search = z.infer<typeof searchSchema>

/** The address of a search, without what goes without saying. */
export function searchPath({ q, sort, after }: Partial<Search>): string {
  const query = new URLSearchParams()
  if (q) query.set('q', q)
  if (sort && sort !== 'relevance') query.set('sort', sort)
  if (after) query.set('after', after)
  return query.size > 0 ? `/search?${query}` : '/search'
}
