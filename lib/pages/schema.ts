import { z } from 'zod'
import type { Settings } from '../settings/schema'

export const pageSlugSchema = z.enum(['about', 'privacy', 'contact'])
export type PageSlug = z.infer<typeof pageSlugSchema>

/** What an editor may write. */
export const pageTextSchema = z.object({
  title: z.string().trim().min(1, 'must not be empty').max(120, 'must have at most 120 characters'),
  body: z
    .string()
    // As forms send it.
    .transform((text) => text.replaceAll('\r\n', '\n'))
    .pipe(z.string().trim().min(1, 'must not be empty').max(50_000, 'must have at most 50,000 characters')),
})

export interface PageText {
  title: string
  /** Markdown. */
  body: string
}

/** A page as we ship it, for whoever runs the site under these settings. */
export type ShippedPage = (settings: Settings) => PageText
