import { isDeepStrictEqual } from 'node:util'
import { type DigestContent, digestContentSchema, type ShownEntry, type ShownMention } from '../digests/schema'
import { fileName, parseDigest, writeDigest } from './digest'
import { isCategory, MOST } from './entry'
import { Refusal } from './refusal'
import { Scanner } from './scanner'
import { type Aside, asideSchema, type Layout } from './schema'
import { takeTweet, writeTweet } from './tweet'

/** A digest as a file of the archive, and apart from it what the format cannot say. */
export function separate(content: DigestContent, layout: Layout): { text: string; aside: Aside } {
  const entries = content.entries.map((entry) => sayable(entry, content.writtenAt))
  const text = writeDigest({ ...content, entries, draft: false }, layout)
  const said = parseDigest(text, fileName(content.day, layout)).digest

  const asideOfEntries = content.entries.flatMap((entry, i) => {
    const { mentions: _, ...fields } = difference(said.entries[i] ?? {}, entry)
    const mentions = entry.mentions.flatMap((mention, j) => (isTweet(mention) ? [] : [{ position: j + 1, ...mention }]))
    if (Object.keys(fields).length + mentions.length === 0) return []
    return [{ arxivId: entry.arxivId, ...fields, ...(mentions.length > 0 && { mentions }) }]
  })
  const { entries: _, ...fields } = difference(said, content)
  return { text, aside: { ...fields, ...(asideOfEntries.length > 0 && { entries: asideOfEntries }) } }
}

/** The digest that a file and what stands aside from it tell together. */
export function join(said: DigestContent, aside: Aside): DigestContent {
  const { feedId: _, entries = [], ...fields } = aside
  if (entries.length === 0 && Object.keys(fields).length === 0) return said
  const known = new Set(said.entries.map(({ arxivId }) => arxivId))
  for (const { arxivId } of entries) {
    if (!known.has(arxivId)) throw new Refusal(1, `there is no entry ${arxivId} in the file it belongs to`)
  }
  return digestContentSchema.parse({
    ...said,
    ...fields,
    entries: said.entries.map((entry) => {
      const { mentions = [], ...own } = entries.find(({ arxivId }) => arxivId === entry.arxivId) ?? {}
      return { ...entry, ...own, mentions: insert(entry, mentions) }
    }),
  })
}

/** Reads the JSON file; whatever is wrong with it is said as of its first line. */
export function parseAside(text: string): Aside {
  const parsed = asideSchema.safeParse(readJson(text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Refusal(1, `${issue?.path.join('.') || 'the file'}: ${issue?.message}`)
}

function insert(entry: ShownEntry, apart: NonNullable<NonNullable<Aside['entries']>[number]['mentions']>) {
  const mentions = [...entry.mentions]
  for (const { position, ...mention } of apart.toSorted((a, b) => a.position - b.position)) {
    if (position > mentions.length + 1) {
      throw new Refusal(
        1,
        `${entry.arxivId} has no place ${position} for a mention, expected at most ${mentions.length + 1}`,
      )
    }
    mentions.splice(position - 1, 0, mention)
  }
  return mentions
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text, (_, value) => {
      if (typeof value === 'string' && !(value.isWellFormed() && !value.includes('\0'))) {
        throw new Refusal(1, 'a text holds half a character or NUL, which no database keeps')
      }
      return value
    })
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(1, `expected JSON: ${(error as Error).message}`)
  }
}

/** The entry with as much in it as a file of the archive has words for. */
function sayable(entry: ShownEntry, writtenAt: string): ShownEntry {
  const { takenAt = writtenAt, reposts, likes } = entry.engagement.find(({ source }) => source === 'x') ?? {}
  const abstract = entry.abstract && oneLine(entry.abstract)
  return {
    ...entry,
    title: oneLine(entry.title) || '(without a title)',
    authors: entry.authors.map(oneLine),
    abstract: abstract?.startsWith('<blockquote') ? null : abstract,
    categories: entry.categories.filter(isCategory),
    engagement: [{ source: 'x', takenAt, reposts: Math.min(reposts ?? 0, MOST), likes: Math.min(likes ?? 0, MOST) }],
    mentions: entry.mentions.filter(isTweet),
  }
}

const oneLine = (text: string) => text.replace(/[\n\r]+/g, ' ')

/** Whether the format can say a mention: it comes back equal. */
function isTweet(mention: ShownMention): boolean {
  if (mention.source !== 'x') return false
  try {
    const scanner = new Scanner(writeTweet(mention))
    return isDeepStrictEqual(takeTweet(scanner), mention) && scanner.isAtEnd()
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

function difference<T extends object>(said: Partial<T>, meant: T): Partial<T> {
  const differs = ([key, value]: [string, unknown]) => !isDeepStrictEqual(value, said[key as keyof T])
  return Object.fromEntries(Object.entries(meant).filter(differs)) as Partial<T>
}
