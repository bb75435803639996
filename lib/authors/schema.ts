import { z } from 'zod'

/** A name as it stands in an address. */
export const authorSlugSchema = z
  .string()
  .max(600)
  .transform((slug, context) => {
    try {
      return decodeURIComponent(slug)
    } catch {
      context.addIssue('not an address')
      return z.NEVER
    }
  })
