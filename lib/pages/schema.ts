import { z } from 'zod'
import type { Settings } from '../settings/schema'

export const pageSlugSchema = z.enum(['about', 'privacy', 'contact'])
export type PageSlug = z.infer<typeof pageSlugSchema>

export interface PageText {
  title: string
  /** Markdown. */
  body: string
}

/** A page as we ship it, for whoever runs the site under these settings. */
export type ShippedPage = (settings: Settings) => PageText
