import { z } from 'zod'

/** Digests came with tags and one section each; the section's address says "category", as it did on the old blogs. */
export type LabelKind = 'tag' | 'category'

/** A label as it stands in an address, in kebab case. */
export const kebabSchema = z
  .string()
  .max(600)
  .transform((kebab, context) => {
    try {
      return decodeURIComponent(kebab)
    } catch {
      context.addIssue('not an address')
      return z.NEVER
    }
  })
