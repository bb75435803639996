import { z } from 'zod'
import { digestContentSchema, shownEntrySchema, shownMentionSchema } from '../digests/schema'

/** Where a file leaves the rule in what has no meaning. Counts are of line ends; `after` is by rank. */
export const layoutSchema = z.strictObject({
  /** Its name, where it is not `<day>---Hot-Papers.md`. */
  file: z
    .string()
    .regex(/^[^/\\]+\.md$/)
    .optional(),
  title: z.enum(['plain', 'quoted']).optional(),
  before: z.int().min(0).optional(),
  after: z.record(z.string(), z.int().min(0)).optional(),
})
export type Layout = z.infer<typeof layoutSchema>

/** What the archive format cannot say of a digest: the JSON file beside it. */
export const asideSchema = z.strictObject({
  feedId: z.string().min(1).optional(),
  ...digestContentSchema.omit({ entries: true, slug: true }).partial().shape,
  entries: z
    .array(
      z.strictObject({
        ...shownEntrySchema.partial().shape,
        arxivId: z.string(),
        /** The mentions that the file leaves out, each with its place among all of them, 1 for the first. */
        mentions: z.array(z.strictObject({ position: z.int().min(1), ...shownMentionSchema.shape })).optional(),
      }),
    )
    .optional(),
})
export type Aside = z.infer<typeof asideSchema>
