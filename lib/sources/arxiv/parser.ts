import { z } from 'zod'
import { SourceFailure } from '../../http'
import { canonicalArxivId } from '../../papers/arxiv-id'
import { fitting, type PaperFacts } from '../schema'
import { authorName, splitAuthors } from './authors'
import { parseXml } from './xml'

// Text with attributes comes as an object.
const text = z
  .union([z.string(), z.object({ '#text': z.string() }).transform((element) => element['#text'])])
  .transform((value) => value.trim())
const line = text.transform((value) => value.replace(/\s+/g, ' '))
const optional = line.optional().transform((value) => value || null)
const arxivId = text.transform((value, context) => {
  const id = canonicalArxivId(value)
  if (id) return id
  context.addIssue({ code: 'custom', message: 'is no arXiv id' })
  return z.NEVER
})

const VERSION = /v([1-9]\d*)$/
const versionOf = (id: string) => Number(VERSION.exec(id)?.[1] ?? 1)
/** An id with its version, whatever stands before it. */
const versionedId = text
  .transform((value) => value.replace(/^(oai:arxiv\.org:|https?:\/\/arxiv\.org\/abs\/)/i, ''))
  .pipe(z.string().refine((id) => canonicalArxivId(id) !== null, 'is no arXiv id'))
  .transform((id) => ({ arxivId: canonicalArxivId(id) as string, version: versionOf(id) }))
const time = text.transform((value) => new Date(value)).pipe(z.date('is no time'))

const announcedAs = z.enum(['new', 'cross', 'replace', 'replace-cross'])
const ANNOUNCED = /^arXiv:\S+ Announce Type: \S+\s*\n?Abstract:\s*/

const itemSchema = z
  .object({
    title: line,
    description: text,
    guid: versionedId,
    category: z.array(text),
    'arxiv:announce_type': announcedAs,
    'dc:creator': line,
    'dc:rights': optional,
    'arxiv:DOI': optional,
    'arxiv:journal_reference': optional,
  })
  .transform(
    (item): PaperFacts => ({
      ...item.guid,
      title: item.title,
      authors: splitAuthors(item['dc:creator']),
      abstract: item.description.replace(ANNOUNCED, ''),
      categories: item.category,
      announcedAs: item['arxiv:announce_type'],
      license: item['dc:rights'],
      doi: item['arxiv:DOI'],
      journalRef: item['arxiv:journal_reference'],
    }),
  )

const channelSchema = z.object({
  rss: z.object({
    channel: z.object({ title: text, description: text, pubDate: text, item: z.array(z.unknown()).default([]) }),
  }),
})

export type Feed = { day: string; papers: PaperFacts[]; dropped: number }

/** A feed of what was announced, each paper once; its day is the listing date. */
export function parseFeed(body: string): Feed {
  const { title, description, pubDate, item } = parsed(channelSchema, body, 'The feed').rss.channel
  if (/^feed error/i.test(title)) throw new SourceFailure(`The feed was refused: ${description}`)
  const { fit, dropped } = fitting(itemSchema, item)
  return { day: listingDate(pubDate), papers: onceEach(fit), dropped }
}

/** Midnight of the listing date in New York, whose offset the feed tells. */
function listingDate(pubDate: string) {
  const time = new Date(pubDate)
  if (Number.isNaN(time.getTime())) throw new SourceFailure(`The feed has no date: ${pubDate}.`)
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(time)
}

/** The same paper may come twice: what was announced first in the order new, cross, replace counts. */
function onceEach(papers: PaperFacts[]) {
  const order = announcedAs.options
  const rank = ({ announcedAs }: PaperFacts) => order.indexOf(announcedAs ?? 'replace')
  const best = new Map<string, PaperFacts>()
  for (const paper of papers) {
    const other = best.get(paper.arxivId)
    if (!other || rank(paper) < rank(other)) best.set(paper.arxivId, paper)
  }
  return [...best.values()].sort((a, b) => (a.arxivId < b.arxivId ? -1 : 1))
}

const recordSchema = z
  .object({
    metadata: z.object({
      arXivRaw: z.object({
        id: arxivId,
        version: z.array(
          z.object({ '@version': text, date: time, size: text.optional(), source_type: text.optional() }),
        ),
        title: line,
        authors: line,
        categories: line,
        comments: optional,
        'journal-ref': optional,
        doi: optional,
        license: optional,
        abstract: text,
      }),
    }),
  })
  .transform(({ metadata: { arXivRaw: raw } }): PaperFacts => {
    const versions = raw.version.map((version) => ({
      number: versionOf(version['@version']),
      submittedAt: version.date,
      isWithdrawn: version.source_type?.startsWith('I') ?? false,
    }))
    return {
      arxivId: raw.id,
      version: Math.max(1, ...versions.map(({ number }) => number)),
      title: raw.title,
      authors: splitAuthors(raw.authors),
      abstract: raw.abstract,
      categories: raw.categories.split(' '),
      comment: raw.comments,
      journalRef: raw['journal-ref'],
      doi: raw.doi,
      license: raw.license,
      versions,
    }
  })

const recordsSchema = z.object({
  'OAI-PMH': z.object({
    error: z.object({ '@code': text, '#text': text.default('') }).optional(),
    ListRecords: z
      .object({
        record: z.array(z.unknown()).default([]),
        resumptionToken: z.union([text, z.looseObject({}).transform(() => '')]).optional(),
      })
      .optional(),
  }),
})

export type Records = { papers: PaperFacts[]; dropped: number; token: string | null; isNone: boolean }

/** One page of OAI-PMH in arXivRaw. */
export function parseRecords(body: string): Records {
  const { error, ListRecords } = parsed(recordsSchema, body, 'The list of records')['OAI-PMH']
  if (error?.['@code'] === 'noRecordsMatch') return { papers: [], dropped: 0, token: null, isNone: true }
  if (error) throw new SourceFailure(`The records were refused: ${error['#text'] || error['@code']}.`)
  if (!ListRecords) throw new SourceFailure('The list of records holds none.')
  const { fit, dropped } = fitting(recordSchema, ListRecords.record)
  return { papers: fit, dropped, token: ListRecords.resumptionToken || null, isNone: false }
}

const entrySchema = z
  .object({
    id: versionedId,
    title: line,
    summary: text,
    published: time,
    updated: time,
    author: z.array(z.object({ name: line })).default([]),
    category: z.array(z.object({ '@term': text })).default([]),
    'arxiv:primary_category': z.object({ '@term': text }).optional(),
    'arxiv:comment': optional,
    'arxiv:journal_ref': optional,
    'arxiv:doi': optional,
  })
  .transform((entry): PaperFacts => {
    const { version } = entry.id
    const primary = entry['arxiv:primary_category']?.['@term']
    const codes = entry.category.map((category) => category['@term'])
    const first = { number: 1, submittedAt: entry.published }
    const newest = { number: version, submittedAt: entry.updated }
    return {
      ...entry.id,
      title: entry.title,
      authors: entry.author.map(({ name }) => authorName(name)),
      abstract: entry.summary.replace(/\s+/g, ' '),
      categories: [...new Set(primary ? [primary, ...codes] : codes)],
      comment: entry['arxiv:comment'],
      journalRef: entry['arxiv:journal_ref'],
      doi: entry['arxiv:doi'],
      versions: version > 1 ? [first, newest] : [first],
    }
  })

const querySchema = z.object({
  feed: z.object({
    'opensearch:totalResults': text.optional(),
    entry: z.array(z.looseObject({ id: text, title: text, summary: text.optional() })).default([]),
  }),
})

/** An answer of the query interface. */
export function parseQuery(body: string): { papers: PaperFacts[]; dropped: number } {
  const { entry } = parsed(querySchema, body, 'The answer').feed
  const error = entry.find(({ id }) => /api\/errors/.test(id))
  if (error) throw new SourceFailure(`The query was refused: ${error.summary ?? error.title}.`)
  const { fit, dropped } = fitting(entrySchema, entry)
  return { papers: fit, dropped }
}

function parsed<T>(schema: z.ZodType<T>, body: string, what: string): T {
  const result = schema.safeParse(parseXml(body, what))
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new SourceFailure(`${what} is not what arXiv sends (${issue?.path.join('.')}: ${issue?.message}).`)
}
