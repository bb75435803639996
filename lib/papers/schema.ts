import { z } from 'zod'
import { canonicalArxivId } from './arxiv-id'

export const arxivIdSchema = z.string().refine((id) => canonicalArxivId(id) === id, 'is not a bare arXiv id')
