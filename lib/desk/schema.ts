import { z } from 'zod'
import { arxivIdSchema } from '../papers/schema'
import { idsInText } from './ids-in-text'

/** What a digest can be to whoever works on it; `changed` is published with changes that are not. */
export const STATES = ['draft', 'proposed', 'scheduled', 'published', 'changed', 'trash'] as const
export type State = (typeof STATES)[number]

const day = z.iso.date('must be a day, like 2026-11-20')

export const listSchema = z.object({
  state: z.enum(STATES).optional().catch(undefined),
  q: z.string().trim().max(200).catch('').default(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
})
export type ListOptions = z.output<typeof listSchema>

/** A month as people write it in an address: 2026-11. */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

export const createSchema = z.object({ day })
export const duplicateSchema = z.object({ id: z.uuid(), day })
export const digestSchema = z.object({ id: z.uuid() })

export const paperWordsSchema = z.string().trim().max(20_000, 'must have at most 20,000 characters').catch('')

/** A paper as it is added to a draft. */
export type FoundPaper = {
  arxivId: string
  title: string
  authors: string[]
  categories: string[]
  score: number | null
}
/** `unknown` are the ids asked for that nothing is known of here; `trouble` is why arXiv could not be asked, as a sentence. */
export type PapersAnswer = { papers: FoundPaper[]; unknown: string[]; trouble?: string }

/** Papers to ask arXiv about, as many as it answers about at once. */
export const askedSchema = z.object({ ids: z.array(arxivIdSchema).min(1).max(100, 'must be at most 100 at once') })

const line = (longest: number) => z.string().trim().min(1, 'must not be empty').max(longest)

/** A paper described by hand, where nothing else knows it. */
export const describedPaperSchema = z.object({
  arxivId: z
    .string()
    .transform((text) => idsInText(text)[0] ?? '')
    .pipe(arxivIdSchema),
  title: line(1_000),
  authors: z.array(line(200)).min(1, 'must name somebody').max(5_000),
  abstract: z.string().trim().max(10_000).default(''),
  categories: z.array(z.string().regex(/^[a-z-]+(\.[A-Za-z-]+)?$/, 'must be codes like cs.LG')).max(20),
})
