import type { z } from 'zod'
import { type Ask, SourceFailure } from '../http'
import type { Span } from '../mentions/schema'

/** What arXiv says of a paper; what it does not tell leaves what is known. */
export type PaperFacts = {
  arxivId: string
  /** The version the rest is about. */
  version: number
  title: string
  authors: string[]
  abstract: string
  categories: string[]
  comment?: string | null
  doi?: string | null
  journalRef?: string | null
  license?: string | null
  /** Listed by this feed, on the day it was asked about. */
  announcedAs?: 'new' | 'cross' | 'replace' | 'replace-cross'
  versions?: { number: number; submittedAt: Date; isWithdrawn?: boolean }[]
}

/** A post elsewhere that links to papers. */
export type Post = {
  sourceId: string
  url: string
  authorId: string
  authorName: string
  authorHandle: string
  authorIsBot: boolean
  body: Span[]
  lang: string
  postedAt: Date
  /** Why the public may not see it. */
  withheld: string | null
  /** All that its links name, known to us or not. */
  arxivIds: string[]
  /** Null where it has none of its own, like a comment. */
  counts: { reposts?: number; likes?: number; replies?: number; quotes?: number; upvotes?: number } | null
}

/** Counts of a paper that come without a post. */
export type Reading = { arxivId: string; reposts?: number; likes?: number; comments?: number; upvotes?: number }

/** Something to ask a source about. */
export type Subject = {
  subject: string
  /** The listing date, where it has one. */
  day: string | null
  /** What the source told to remember last time. */
  memory: unknown
  /** The paper it is about, for sources asked by paper. */
  paper?: {
    arxivId: string
    abstract: string | null
    comment: string | null
    /** Its posts at this source that we know, by the source's ids. */
    posts: string[]
  }
}

export type Finding = {
  subject: string
  /** The day that papers were listed on. */
  listedOn?: string
  papers?: PaperFacts[]
  posts?: Post[]
  /** Known posts that it says are not there, by the source's ids. */
  gone?: string[]
  readings?: Reading[]
  memory?: unknown
  /** Asked again then, rather than when it is usual; `null` for never. */
  nextCheckAt?: Date | null
  /** More to ask this source about. */
  more?: { subject: string; day: string; memory?: unknown }[]
  /** How often papers are cited. */
  citations?: { arxivId: string; count: number }[]
  /** Why there is less than there should be, as a sentence. */
  trouble?: string
  /** What was left unasked by a rule of ours, as a sentence: no failure. */
  leftOut?: string
  /** Since when its answers have not moved, if they should have. */
  staleSince?: Date
}

/** What a source works with besides what it is asked about. */
export type Tools = {
  ask: Ask
  now: Date
  /** The newest listing date. */
  today: string
  /** The categories whose papers we collect: cs, stat.ML. */
  categories: string[]
  /** Whether a day without papers would be a surprise. */
  isExpected: (day: string) => boolean
  /** When the list of a day can first be had. */
  openingOf: (day: string) => Date
  nextListing: (day: string) => string
}

/** Where papers or mentions come from. */
export type Source = {
  name: string
  /** Asked about one paper each, so about a shortlist only: of papers whose own words link there, where it says so. */
  byPaper?: { linking?: string }
  /** How many subjects are asked about together. */
  batch?: number
  /** What lacks for it to be asked, as a sentence. */
  missing?: () => string | undefined
  /** What it is to be asked about, besides what earlier findings and the shortlist named; `days` are those watched. */
  subjects?: (
    moment: Omit<Tools, 'ask'> & { days: string[] },
  ) => { subject: string; day: string | null; nextCheckAt?: Date }[]
  check: (subjects: Subject[], tools: Tools) => Promise<Finding[]>
  /** How posts that we show stand there; what is said of none of them is not told. */
  lookAfter?: (posts: { sourceId: string; url: string }[], ask: Ask) => Promise<Standings>
}

/** How a post stands at its source: gone, there, or there and whom it is withheld from, null for nobody. */
export type Standing = 'gone' | 'there' | { withheld: string | null }
/** By the source's ids. */
export type Standings = Map<string, Standing>

/** An answer in JSON, or a SourceFailure where it is none: a page of HTML under 200 is a failure, not an empty answer. */
export function parseJson<T>(schema: z.ZodType<T>, body: string, what: string): T {
  const value = asJson(body)
  if (value === undefined) throw new SourceFailure(`${what} is not JSON.`)
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new SourceFailure(`${what} is not what was expected (${issue?.path.join('.') || 'it'}: ${issue?.message}).`)
}

function asJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** The items of a list that fit, and how many did not: one bad item costs itself alone. */
export function fitting<T>(schema: z.ZodType<T>, items: unknown[]): { fit: T[]; dropped: number } {
  const fit = items.flatMap((item) => {
    const parsed = schema.safeParse(item)
    return parsed.success ? [parsed.data] : []
  })
  return { fit, dropped: items.length - fit.length }
}
