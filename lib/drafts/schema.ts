import { z } from 'zod'
import { type Engagement, type Receipt, slugSchema } from '../digests/schema'
import type { Span } from '../mentions/schema'
import { arxivIdSchema } from '../papers/schema'

/** PostgreSQL keeps no NUL, and half a character would come back as another. */
const text = (longest: number) =>
  z
    .string()
    .max(longest, `must have at most ${longest.toLocaleString('en')} characters`)
    .refine((value) => !value.includes('\0'), 'must not contain the character NUL')
    .transform((value) => value.toWellFormed())
const line = (longest: number) =>
  text(longest)
    .transform((value) => value.trim())
    .refine((value) => !/[\n\r]/.test(value), 'must be one line')
const filled = (longest: number) => line(longest).refine((value) => value !== '', 'must not be empty')
const orNull = (schema: z.ZodType<string>) => schema.nullable().transform((value) => value || null)

/** What an editor may write into each field. */
export const digestFields = {
  title: filled(300),
  slug: slugSchema,
  day: z.iso.date('must be a day, like 2026-11-20'),
  intro: orNull(text(20_000)),
  description: line(500),
  section: filled(100),
  tags: z.array(filled(60)).max(20, 'must be at most 20'),
  socialImage: orNull(line(500)),
}
export const entryFields = { note: orNull(text(10_000)) }

type Written<Fields extends Record<string, z.ZodType>> = { [Field in keyof Fields]: z.output<Fields[Field]> }
export type DigestFields = Written<typeof digestFields>
export type DigestField = keyof DigestFields
export type EntryFields = Written<typeof entryFields>

// What stood there may be of a time with other rules.
const bases = { tags: z.array(z.string()) }
const baseOf = (field: string) => bases[field as 'tags'] ?? z.string().nullable()

const id = z.uuid()
/** After which it is to stand: null for before all others, nothing for behind them. */
const after = id.nullish()

const setDigest = z.discriminatedUnion(
  'field',
  Object.entries(digestFields).map(([field, value]) =>
    z.object({ id, type: z.literal('set digest'), field: z.literal(field), base: baseOf(field), value }),
  ) as unknown as [SetDigestSchema<'title'>, ...SetDigestSchema<DigestField>[]],
)
type SetDigestSchema<Field extends DigestField> = z.ZodObject<{
  id: z.ZodUUID
  type: z.ZodLiteral<'set digest'>
  field: z.ZodLiteral<Field>
  base: z.ZodType<DigestFields[Field]>
  value: (typeof digestFields)[Field]
}>

/**
 * What a page asks to be done with a draft, each under an id that the page makes: asked again, it is not done again. Rows
 * that are new get their ids from the page too.
 */
export const operationSchema = z.discriminatedUnion('type', [
  setDigest,
  z.object({
    id,
    type: z.literal('set entry'),
    entry: id,
    field: z.literal('note'),
    base: z.string().nullable(),
    value: entryFields.note,
  }),
  z.object({ id, type: z.literal('add entry'), entry: id, arxivId: arxivIdSchema, after }),
  z.object({ id, type: z.literal('move entry'), entry: id, after }),
  z.object({ id, type: z.literal('remove entry'), entry: id }),
  /** Undoes a removal: the note and the mentions come back, and the place. */
  z.object({ id, type: z.literal('put back entry'), entry: id }),
  /** The entries in this order; those it does not name stay behind the one they stood behind. */
  z.object({ id, type: z.literal('arrange entries'), order: z.array(id).min(1).max(500) }),
  z.object({ id, type: z.literal('sort entries'), by: z.literal('score') }),
  z.object({ id, type: z.literal('show mention'), entry: id, shown: id, mention: id, after }),
  z.object({ id, type: z.literal('move mention'), entry: id, shown: id, after }),
  z.object({ id, type: z.literal('hide mention'), entry: id, shown: id }),
])
export type Operation = z.output<typeof operationSchema>

export type Refusal =
  /** It breaks a rule: the sentence tells which. */
  | 'invalid'
  /** What it is about is not there (any more). */
  | 'missing'
  /** The entry was taken out meanwhile; `put back entry` brings it back. */
  | 'removed'
  /** What it would make is there already: the day, the address, the paper, the mention. */
  | 'taken'

/** What became of an operation. `version` is the draft's at that moment. */
export type OperationResult = { id: string; version: number } & (
  | { outcome: 'applied' | 'repeated' }
  /** Somebody else changed the same field: `stored` is what stands there, `by` whose it is. Nothing was changed. */
  | { outcome: 'conflict'; stored: string | string[] | null; by: Person | null }
  | { outcome: 'refused'; reason: Refusal; message: string }
)

/** The body of `POST /dashboard/digests/<id>/operations`; each operation is read by itself. */
export const batchSchema = z.object({
  /** The version the page knows: the answer brings what changed since. */
  version: z.int().min(0),
  /** Which page asks, where it also hears of the draft's changes: what the answer brings it need not hear again. */
  page: id.optional(),
  operations: z.array(z.unknown()).max(500, 'must be at most 500 at once'),
})
/** Which page a batch says it comes from. */
export const pageOf = (batch: unknown) => String((batch as { page?: unknown } | null)?.page ?? '')
export type Batch = { version: number; page?: string; operations: Operation[] }
export type BatchAnswer = { results: OperationResult[]; update: DraftUpdate }

export type Person = { id: string; name: string }

/**
 * What a page knows of a draft. When `whole`, that is all of it; else `entries` are those that changed since the version
 * the page has, `moved` those of which nothing but the place did, and `removed` those that are gone. Entries stand in the
 * order of their keys, compared as strings.
 */
export type DraftUpdate = {
  version: number
  whole: boolean
  digest: { id: string } & DigestFields
  standing: Standing
  entries: DraftEntry[]
  moved: { id: string; orderKey: string }[]
  removed: string[]
  /** The operations between, where it is known which: a page knows its own by their ids. */
  operations: { id: string; type: Operation['type']; field: string | null; entries: string[]; by: Person | null }[]
}

/** Facts about the digest, times as ISO strings. */
export type Standing = {
  editedAt: string | null
  editedBy: Person | null
  proposedAt: string | null
  proposedBy: Person | null
  /** With what word an editor returned the last proposal. */
  returnedWith: string | null
  scheduledFor: string | null
  /** Why it was not published when it was to be. */
  missedBecause: string | null
  trashedAt: string | null
  /** What readers read now; `differs` when the draft says something else. */
  publication: {
    number: number
    slug: string
    publishedAt: string
    /** When it was to be published, where that was scheduled; well before `publishedAt`, it came late. */
    dueAt: string | null
    differs: boolean
  } | null
  isSample: boolean
}

export type DraftEntry = {
  id: string
  orderKey: string
  arxivId: string
  note: string | null
  /** As a publication would freeze it now. */
  title: string
  authors: string[]
  abstract: string | null
  categories: string[]
  engagement: Engagement
  score: number
  receipt: Receipt
  withdrawnAt: string | null
  /** Shown to readers, in the order of their keys; `id` is the place's, `mention.id` the post's. */
  mentions: { id: string; orderKey: string; mention: DraftMention }[]
  /** How many posts are known about the paper, shown or not: `GET …/entries/<id>/mentions` lists them. */
  knownMentions: number
}

export type DraftMention = {
  id: string
  source: string
  sourceId: string
  url: string
  authorName: string
  authorHandle: string
  body: Span[]
  lang: string
  dir: 'ltr' | 'rtl'
  postedOn: string
  /** Gone from its source: readers see that a post stood here. */
  isDeleted: boolean
  /** Taken out at somebody's wish, or withheld by its source: readers never see it. */
  isSuppressed: boolean
  /** One of the paper's own authors wrote it, as far as the names tell. */
  isByAuthor: boolean
}

/** Where somebody is: `entry` and `field` as in the operations, null for nowhere in particular. */
export const placeSchema = z.object({ page: id, entry: id.nullable(), field: z.string().max(20).nullable() })
export type Presence = z.infer<typeof placeSchema> & { person: Person }

/**
 * What `GET /dashboard/digests/<id>/events?page=<uuid>&version=<n>` sends, each as an event of that name with JSON data.
 * The id of an update is its version, so that a reconnecting EventSource is brought up to date. `over` is the last one:
 * the page is to ask for the state, which tells why.
 */
export type LiveEvents = { update: DraftUpdate; presence: Presence[]; over: { message: string } }
