import { z } from 'zod'
import { engagementSchema } from '../digests/schema'

/** What the API's answers are made of: this is their documentation, their type, and what their tests compare them with. */
export const shapes = z.registry<{ id: string }>()

function named<Schema extends z.ZodType>(id: string, schema: Schema) {
  shapes.add(schema, { id })
  return schema
}
const url = z.url()
const day = z.iso.date()
const moment = z.iso.datetime()
const tex = z.string().describe('As arXiv has it, TeX and all.')
const count = z.int().nullable()
const nextPage = url.nullable().describe('The next page; null on the last one.')

const post = named(
  'Post',
  z.strictObject({
    source: z.string(),
    authorName: z.string(),
    authorHandle: z.string(),
    byAuthor: z.boolean().describe('Whether one of the paper’s own authors wrote it, as far as names tell.'),
    url,
    day,
    lang: z.string(),
    text: z.string().optional().describe('Not there for posts from X.'),
    counts: z
      .strictObject({ takenAt: moment, reposts: count, likes: count, replies: count, quotes: count, upvotes: count })
      .optional()
      .describe('As the source last told them, if it ever did.'),
  }),
)

const place = {
  rank: z.int(),
  score: z.number(),
  engagement: engagementSchema.describe('The counts that ranked the paper, by source.'),
  note: z.string().nullable().describe('What the editors say of it, in Markdown.'),
  posts: z.array(post),
}

export const digestSchema = named(
  'Digest',
  z.strictObject({
    url,
    slug: z.string(),
    day,
    title: z.string(),
    intro: z.string().nullable().describe('Markdown.'),
    description: z.string(),
    tags: z.array(z.string()),
    publishedAt: moment,
    papers: z.array(
      z.strictObject({
        arxivId: z.string(),
        url,
        title: tex,
        authors: z.array(z.string()),
        abstract: tex.nullable(),
        categories: z.array(z.string()),
        ...place,
      }),
    ),
  }),
)
export type DigestAnswer = z.infer<typeof digestSchema>

export const digestListSchema = named(
  'DigestList',
  z.strictObject({
    digests: z.array(
      z.strictObject({
        url,
        slug: z.string(),
        day,
        title: z.string(),
        papers: z.int().describe('How many there are.'),
        leaders: z
          .array(z.strictObject({ arxivId: z.string(), rank: z.int(), title: tex, score: z.number() }))
          .describe('The first three of them.'),
      }),
    ),
    next: nextPage,
  }),
)

const standing = named('Standing', z.strictObject({ url, slug: z.string(), day, rank: z.int() }))

const listed = {
  arxivId: z.string(),
  url,
  title: tex,
  authors: z.array(z.string()),
}
const listedPaper = named(
  'ListedPaper',
  z.strictObject({ ...listed, score: z.number(), digest: standing.describe('The digest this score is from.') }),
)

export const paperSchema = named(
  'Paper',
  z.strictObject({
    ...listed,
    abstract: tex.nullable(),
    categories: z.array(z.string()),
    comment: tex.nullable(),
    doi: z.string().nullable(),
    journalRef: tex.nullable(),
    announcedOn: day.nullable().describe('The day arXiv listed it.'),
    withdrawnAt: moment.nullable(),
    versions: z.array(
      z.strictObject({ number: z.int(), submittedAt: moment.nullable(), withdrawnAt: moment.nullable() }),
    ),
    appearances: z
      .array(z.strictObject({ digest: z.strictObject({ url, slug: z.string(), day, title: z.string() }), ...place }))
      .describe('Its place in each digest that has it, the newest first; what follows is told of such papers only.'),
    readings: z
      .array(
        z.strictObject({
          source: z.string(),
          takenAt: moment,
          reposts: count,
          likes: count,
          comments: count,
          upvotes: count,
        }),
      )
      .describe('What people had done by then, the oldest first.'),
    related: z.array(z.strictObject(listed)),
  }),
)
export type PaperAnswer = z.infer<typeof paperSchema>

export const searchAnswerSchema = named(
  'Search',
  z.strictObject({
    count: z.int().describe('How many papers match; the newest 1,000 are ranked and counted.'),
    isMore: z.boolean().describe('Whether there are more than the count says.'),
    problems: z.array(z.string()).describe('What of the search could not be heeded.'),
    categories: z.array(z.strictObject({ code: z.string(), papers: z.int() })),
    years: z.array(z.strictObject({ year: z.int(), papers: z.int() })),
    papers: z.array(
      z.strictObject({
        ...listed,
        day,
        score: z.number().nullable(),
        digest: standing.nullable().describe('The newest digest that has it; null for a paper that none features.'),
        snippet: z.string(),
      }),
    ),
    next: nextPage,
  }),
)

export const categoriesSchema = named(
  'Categories',
  z.strictObject({
    groups: z.array(
      z.strictObject({
        name: z.string(),
        categories: z.array(z.strictObject({ code: z.string(), name: z.string(), papers: z.int(), url })),
      }),
    ),
  }),
)

const papers = z.array(listedPaper)
export const categorySchema = named(
  'Category',
  z.strictObject({
    code: z.string(),
    name: z.string(),
    group: z.string().nullable(),
    url,
    count: z.int(),
    papers,
    next: nextPage,
  }),
)

export const authorSchema = named(
  'Author',
  z.strictObject({ slug: z.string(), name: z.string(), url, count: z.int(), papers, next: nextPage }),
)

export const topSchema = named(
  'Top',
  z.strictObject({ from: day, to: day, count: z.int().describe('Of which the first 50 are listed.'), papers }),
)

export const problemSchema = named(
  'Problem',
  z.strictObject({ title: z.string(), status: z.int(), detail: z.string().describe('A sentence.') }),
)
