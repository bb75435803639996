import type { DigestContent, ShownEntry } from '../digests/schema'
import { takeEntry, writeEntry } from './entry'
import { takeFrontMatter, writeFrontMatter } from './front-matter'
import { lineOf, quoteFrom, Refusal } from './refusal'
import { Scanner } from './scanner'
import type { Layout } from './schema'

const MOST_ENTRIES = 500
const LINE_ENDS = /(\n*)/y

/** A digest as a file of the archive tells it. */
export type ArchivedDigest = DigestContent & { draft: boolean }

/** Reads a file of the archive into what it says, or throws a Refusal. What was read would be written as it stands. */
export function parseDigest(text: string, file: string): { digest: ArchivedDigest; layout: Layout } {
  const scanner = new Scanner(text)
  const { titleStyle, ...head } = takeFrontMatter(scanner, file)
  const before = takeLineEnds(scanner)
  const entries: ShownEntry[] = []
  const after: number[] = []
  while (!scanner.isAtEnd()) {
    const start = scanner.place
    if (entries.length === MOST_ENTRIES) scanner.refuse(`expected at most ${MOST_ENTRIES} entries`)
    const entry = takeEntry(scanner, entries.length + 1)
    const twin = entries.findIndex(({ arxivId }) => arxivId === entry.arxivId)
    if (twin >= 0)
      scanner.refuse(`${entry.arxivId} is entry ${twin + 1} already, expected a paper once in a digest`, start)
    entries.push(entry)
    after.push(takeLineEnds(scanner))
  }

  const digest = { ...head, intro: null, byline: null, entries }
  const layout = layoutOf({ file, titleStyle, before, after }, digest)
  refuseDifference(text, writeDigest(digest, layout))
  return { digest, layout }
}

/** The text of a file of the archive. */
export function writeDigest(digest: ArchivedDigest, layout: Layout): string {
  const last = digest.entries.length
  const entries = digest.entries.map((entry, i) => {
    const rank = i + 1
    return writeEntry(entry, rank) + '\n'.repeat(layout.after?.[rank] ?? usualAfter(rank, last))
  })
  return writeFrontMatter(digest, layout) + '\n'.repeat(layout.before ?? usualBefore(last)) + entries.join('')
}

export const fileName = (day: string, layout: Layout) => layout.file ?? `${day}---Hot-Papers.md`

const takeLineEnds = (scanner: Scanner) => scanner.take(LINE_ENDS, 'line ends')[0].length
const usualBefore = (entries: number) => (entries > 0 ? 1 : 0)
const usualAfter = (rank: number, last: number) => (rank < last ? 5 : 4)

function layoutOf(
  seen: { file: string; titleStyle: Layout['title']; before: number; after: number[] },
  { day, entries }: ArchivedDigest,
): Layout {
  const layout: Layout = {}
  if (seen.file !== fileName(day, {}) && seen.file.endsWith('.md')) layout.file = seen.file
  if (seen.titleStyle) layout.title = seen.titleStyle
  if (seen.before !== usualBefore(entries.length)) layout.before = seen.before
  const unusual = seen.after.flatMap((count, i) =>
    count === usualAfter(i + 1, entries.length) ? [] : [[i + 1, count]],
  )
  if (unusual.length > 0) layout.after = Object.fromEntries(unusual)
  return layout
}

function refuseDifference(text: string, written: string) {
  if (text === written) return
  let at = 0
  while (text[at] === written[at]) at++
  const near = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 20)
  throw new Refusal(
    lineOf(text, at),
    `${quoteFrom(text, near)} would not be written again as it stands, expected ${quoteFrom(written, near)}`,
  )
}
