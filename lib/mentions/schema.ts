import { z } from 'zod'

/** A post's text in order. Links keep the address the source gave them, free of tracking parameters of ours to know. */
const spanSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('break') }),
  z.object({ type: z.enum(['link', 'mention', 'hashtag']), text: z.string(), href: z.url({ protocol: /^https?$/ }) }),
])
export const bodySchema = z.array(spanSchema)

export type Span = z.infer<typeof spanSchema>

/** What one mention is known by: its source and what the source calls it. */
export const mentionKey = ({ source, sourceId }: { source: string; sourceId: string }) => `${source} ${sourceId}`

/** What somebody writes down of a post whose source tells nothing. */
export const handWrittenSchema = z.object({
  authorName: z.string().trim().min(1, 'must not be empty').max(200),
  words: z.string().trim().min(1, 'must not be empty').max(5_000),
  postedOn: z.iso.date(),
})
export type HandWritten = z.infer<typeof handWrittenSchema>
