import { z } from 'zod'

export const decisionSchema = z.enum(['accept', 'dismiss', 'reopen'])
export type Decision = z.infer<typeof decisionSchema>

export const candidateIdsSchema = z.array(z.uuid()).min(1, 'must name a candidate').max(1000, 'must be at most 1,000')

export type CandidateState = 'open' | 'accepted' | 'dismissed'
