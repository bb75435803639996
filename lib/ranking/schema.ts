import { z } from 'zod'
import type { Receipt } from '../digests/schema'

/** How papers may be ranked. */
export const ruleSchema = z.enum(['balanced', 'original'])
export type RuleName = z.infer<typeof ruleSchema>

/** One post about a paper, with its counts at one moment. */
export type Post = {
  source: string
  /** Whom the source knows its author as. */
  account: string
  isProgram: boolean
  /** Whether one of the paper's own authors wrote it, as far as the names tell. */
  byAuthor: boolean
  reposts: number
  likes: number
  quotes: number
  replies: number
}

/** What is known at one moment of the talk about a paper: counts by source, and the posts that were counted one by one. */
export type Echo = {
  arxivId: string
  counts: {
    source: string
    reposts?: number | null
    likes?: number | null
    comments?: number | null
    upvotes?: number | null
  }[]
  posts: Post[]
}

/** A source that was asked about a day's papers, and in a few words why there is no answer of its. */
export type Asked = { source: string; failure?: string }

export type Ranked = { arxivId: string; score: number; receipt: Receipt }
