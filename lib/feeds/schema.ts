import { z } from 'zod'
import { codeSchema } from '../categories/schema'
import { LONGEST } from '../search/schema'

const list = (value: unknown) => (value === undefined || value === '' ? [] : [value].flat().filter(Boolean))
const given = (value: unknown) => [value].flat().at(-1) || undefined

/** What the address of a feed of papers chooses: categories, the lowest score, words as in a search. */
export const paperFeedSchema = z.object({
  cat: z.preprocess(list, z.array(codeSchema).max(10)),
  min: z.preprocess(given, z.coerce.number().int().min(0).max(1e7).optional()),
  q: z.preprocess(given, z.string().max(LONGEST).optional()),
})
export type PaperFeedChoice = z.infer<typeof paperFeedSchema>

/** Words and score of the choice as one search says them. */
export function searchOf({ min, q }: PaperFeedChoice): string {
  return [min !== undefined && `min:${min}`, q?.replace(/\p{Cc}/gu, ' ')].filter(Boolean).join(' ')
}

/** The address of a feed of papers below the site's own. */
export function paperFeedPath(format: string, { cat, min, q }: PaperFeedChoice): string {
  const query = new URLSearchParams(cat.map((code) => ['cat', code]))
  if (min !== undefined) query.set('min', String(min))
  if (q) query.set('q', q)
  return `/feeds/papers.${format}${query.size > 0 ? `?${query}` : ''}`
}
