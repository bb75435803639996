import { z } from 'zod'
import { arxivIdSchema } from '../papers/schema'
import { LONGEST } from '../search/schema'
import {
  authorSchema,
  categoriesSchema,
  categorySchema,
  digestListSchema,
  digestSchema,
  paperSchema,
  searchAnswerSchema,
  topSchema,
} from './schema'

export interface Operation {
  /** Below /api/v1. */
  path: string
  summary: string
  params: z.ZodObject
  query: z.ZodObject
  answer: z.ZodType
  /** What is said where there is no such thing. */
  missing?: string
}

const none = z.object({})
const page = z.object({ page: z.coerce.number().int().min(1).max(999_999).default(1).describe('25 papers each.') })
const MOST_DIGESTS = 100

/** All that can be asked of the API, and what answers it. */
export const operations = {
  digests: {
    path: '/digests',
    summary: 'The digests, newest first.',
    params: none,
    query: z.object({
      before: z.iso.date().optional().describe('Only digests of earlier days.'),
      limit: z.coerce.number().int().min(1).max(MOST_DIGESTS).default(20),
    }),
    answer: digestListSchema,
  },
  digest: {
    path: '/digests/{slug}',
    summary: 'A digest with its papers.',
    params: z.object({ slug: z.string().max(200) }),
    query: none,
    answer: digestSchema,
    missing: 'There is no such digest.',
  },
  paper: {
    path: '/papers/{id}',
    summary: 'A paper: what arXiv says of it, and its places in digests.',
    params: z.object({ id: z.string().describe('An arXiv id, like 2102.02503.') }),
    query: none,
    answer: paperSchema,
    missing: 'No paper here has this arXiv id.',
  },
  oldPaper: {
    path: '/papers/{id}/{number}',
    summary: 'A paper with an id from before 2007.',
    params: z.object({
      id: z.string().describe('The first part of an id like hep-th/9901001.'),
      number: z.string().describe('Its second part.'),
    }),
    query: none,
    answer: paperSchema,
    missing: 'No paper here has this arXiv id.',
  },
  search: {
    path: '/search',
    summary: 'The papers that match, 20 at a time.',
    params: none,
    query: z.object({
      q: z
        .string()
        .max(LONGEST)
        .describe('Words, “phrases”, -word, arXiv ids, author:, cat:, from:, to:, min:, all: as on /search.'),
      sort: z.enum(['relevance', 'newest', 'score']).default('relevance'),
      after: arxivIdSchema.optional().describe('The paper that the page before ended with.'),
    }),
    answer: searchAnswerSchema,
  },
  categories: {
    path: '/categories',
    summary: 'The categories that featured papers have.',
    params: none,
    query: none,
    answer: categoriesSchema,
  },
  category: {
    path: '/categories/{code}',
    summary: 'The featured papers of a category, those of the newest digests first.',
    params: z.object({ code: z.string().describe('As arXiv has them: cs.LG, hep-th.') }),
    query: page,
    answer: categorySchema,
    missing: 'There is no such category, or it has fewer pages.',
  },
  author: {
    path: '/authors/{name}',
    summary: 'The featured papers by authors of that name, those of the newest digests first.',
    params: z.object({ name: z.string().describe('However it is spelled.') }),
    query: page,
    answer: authorSchema,
    missing: 'No featured paper is by an author of that name, or there are fewer pages.',
  },
  top: {
    path: '/top/{period}',
    summary: 'The papers with the highest scores of some days, each once.',
    params: z.object({ period: z.string().describe('“week” or “month” up to the newest digest, or a year.') }),
    query: none,
    answer: topSchema,
    missing: 'There is no such period: it is “week”, “month” or a year with digests.',
  },
} satisfies Record<string, Operation>
