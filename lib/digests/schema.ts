import { z } from 'zod'

export const slugSchema = z
  .string()
  .max(200)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

const count = z.int().min(0)

/** Counts by source, each with the time it was taken; null where a source has no such count. */
export const engagementSchema = z.array(
  z.object({
    source: z.string(),
    takenAt: z.iso.datetime(),
    reposts: count.nullish(),
    likes: count.nullish(),
    comments: count.nullish(),
    upvotes: count.nullish(),
  }),
)
export type Engagement = z.infer<typeof engagementSchema>

/** Why a score is what it is: the rule, its version, what went in and what was left out. */
export const receiptSchema = z.object({
  rule: z.string(),
  version: z.int(),
  inputs: z.array(z.object({ source: z.string(), name: z.string(), value: z.number(), weight: z.number() })),
  leftOut: z.array(z.string()).default([]),
})
export type Receipt = z.infer<typeof receiptSchema>
