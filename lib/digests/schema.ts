import { z } from 'zod'
import { bodySchema } from '../mentions/schema'
import { arxivIdSchema } from '../papers/schema'

export const slugSchema = z
  .string()
  .max(200)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be of a-z, 0-9 and single hyphens')

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

/** Why a score is what it is: the rule, its version, what went in and what was left out. docs/design.md has it in words. */
export const receiptSchema = z.object({
  rule: z.string(),
  version: z.int(),
  inputs: z.array(z.object({ source: z.string(), name: z.string(), value: z.number(), weight: z.number() })),
  /** Where a rule compares a day's papers: how much the inputs of a source are together, and where among how many that is. */
  sources: z
    .array(
      z.object({
        source: z.string(),
        strength: z.number(),
        percentile: z.number(),
        among: z.int(),
        /** Its part of the score, all sources that count together being 1. */
        weight: z.number(),
      }),
    )
    .optional(),
  /** Who talked: how many accounts apart from programs and the paper's authors, and how much of it the loudest was. */
  accounts: z.int().optional(),
  fromOne: z.number().optional(),
  /** Counts taken later were not read. */
  asOf: z.iso.datetime().optional(),
  /** Sources and posts, each in a few words. */
  leftOut: z.array(z.string()).default([]),
})
export type Receipt = z.infer<typeof receiptSchema>

export const shownMentionSchema = z.strictObject({
  source: z.string().regex(/^[a-z]+$/),
  sourceId: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }),
  authorName: z.string(),
  authorHandle: z.string(),
  body: bodySchema,
  lang: z.string(),
  dir: z.enum(['ltr', 'rtl']),
  postedOn: z.iso.date(),
})
export type ShownMention = z.infer<typeof shownMentionSchema>

export const shownEntrySchema = z.strictObject({
  arxivId: arxivIdSchema,
  title: z.string(),
  authors: z.array(z.string()),
  abstract: z.string().nullable(),
  categories: z.array(z.string()),
  note: z.string().nullable(),
  engagement: engagementSchema,
  score: z.number(),
  receipt: receiptSchema,
  mentions: z.array(shownMentionSchema),
})
export type ShownEntry = z.infer<typeof shownEntrySchema>

/** All that a publication freezes of a digest, in plain values. */
export const digestContentSchema = z.strictObject({
  slug: slugSchema,
  day: z.iso.date(),
  title: z.string(),
  intro: z.string().nullable(),
  description: z.string(),
  section: z.string(),
  tags: z.array(z.string()),
  socialImage: z.string().nullable(),
  byline: z.string().nullable(),
  writtenAt: z.iso.datetime({ precision: 3 }),
  entries: z.array(shownEntrySchema),
})
export type DigestContent = z.infer<typeof digestContentSchema>

/** What a revision keeps: the draft's rows, its mentions by id. */
export const revisionContentSchema = z.object({
  ...digestContentSchema.omit({ byline: true, writtenAt: true, entries: true }).shape,
  entries: z.array(
    z.object({ arxivId: z.string(), orderKey: z.string(), note: z.string().nullable(), mentionIds: z.array(z.uuid()) }),
  ),
})
export type RevisionContent = z.infer<typeof revisionContentSchema>

/** What a publication takes over of its digest's row, to be selected. */
export const headFields = {
  slug: true,
  day: true,
  title: true,
  intro: true,
  description: true,
  section: true,
  tags: true,
  socialImage: true,
} as const
