import { z } from 'zod'

/** What of the audit log is asked for; what does not fit is not asked for. */
export const deedFilterSchema = z.object({
  /** An account's id, or `site` for what nobody did. */
  person: z
    .union([z.uuid(), z.literal('site')])
    .optional()
    .catch(undefined),
  act: z.string().min(1).max(100).optional().catch(undefined),
  /** A digest's slug. */
  digest: z.string().trim().min(1).max(200).optional().catch(undefined),
  day: z.iso.date().optional().catch(undefined),
  /** The deed after which, going back in time, the page begins. */
  before: z.uuid().optional().catch(undefined),
})

export type DeedFilter = z.infer<typeof deedFilterSchema>
