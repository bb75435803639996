import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { bumpEdition } from '../edition'
import { removeSample } from '../sample/mutations'
import { join, parseAside } from './aside'
import { parseDigest } from './digest'
import { type Found, readText, readTextIfAny } from './files'
import { SLUG_LINE } from './front-matter'
import { type Given, importDigest, inTransaction, rehearsed } from './mutations'
import { findHiddenKeys } from './queries'
import { Refusal } from './refusal'
import { type Counts, Tally } from './tally'

export type ImportedFile = {
  file: string
  outcome: 'new' | 'updated' | 'unchanged' | 'rejected'
  /** What changed, or what is wrong. */
  notes: string[]
}
export type ImportReport = {
  files: ImportedFile[]
  digests: Counts & { rejected: number }
  entries: Counts
  papers: Counts
  mentions: Counts
}
export type ImportChoices = { dryRun: boolean; overwrite: boolean; feedIdPrefix?: string }

/**
 * Imports files in their order, each in a transaction of its own; one that is refused keeps none of the others back. A
 * rehearsal undoes each at once, since nobody could publish before the end of one for all.
 */
export async function importArchive(
  files: Found[],
  { dryRun, overwrite, feedIdPrefix }: ImportChoices,
  onFile: (file: ImportedFile) => void = () => {},
): Promise<ImportReport> {
  const hidden = await findHiddenKeys()
  const transaction = dryRun ? rehearsed : inTransaction
  const tally = new Tally()
  const takenBy = new Map<string, string>()
  const done: ImportedFile[] = []
  let mayHoldSample = true

  const importFile = async ({ path, refusal }: Found): Promise<Omit<ImportedFile, 'file'>> => {
    if (refusal) throw refusal
    const given = await readGiven(path, feedIdPrefix)
    const { slug, day } = given.content
    const own = [`slug ${slug}`, `day ${day}`, `feed id ${given.feedId}`]
    for (const name of own) {
      const twin = takenBy.get(name)
      if (twin) throw new Refusal(SLUG_LINE, `${twin} has the ${name} too, expected one of its own`)
    }
    for (const name of own) takenBy.set(name, path)

    const imported = await transaction(async (tx) => {
      const { removed } = mayHoldSample ? await removeSample(tx) : { removed: 0 }
      const imported = await importDigest(tx, given, { overwrite, hidden })
      if (imported.outcome !== 'unchanged' || removed > 0) await bumpEdition(tx)
      return imported
    })
    mayHoldSample = dryRun
    tally.add(given.content, imported)
    return { outcome: imported.outcome, notes: imported.outcome === 'updated' ? imported.changes.notes : [] }
  }

  for (const found of files) {
    const file = await importFile(found).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error
      const note = `${error.file ?? found.path}:${error.line}: ${error.message}`
      return { outcome: 'rejected' as const, notes: [note] }
    })
    done.push({ file: found.path, ...file })
    onFile({ file: found.path, ...file })
  }
  const { digests, ...counts } = tally.counts()
  const rejected = done.filter(({ outcome }) => outcome === 'rejected').length
  return { files: done, digests: { ...digests, rejected }, ...counts }
}

/** What a file of the archive and the JSON file beside it say. */
async function readGiven(path: string, feedIdPrefix?: string): Promise<Given> {
  const { digest, layout } = parseDigest(await readText(path), basename(path))
  const { draft, ...said } = digest
  const beside = path.replace(/\.md$/, '.json')
  try {
    const text = beside === path ? null : await readTextIfAny(beside)
    const aside = text === null ? {} : parseAside(text)
    const feedId = aside.feedId ?? (feedIdPrefix ? feedIdPrefix + said.slug : `urn:uuid:${randomUUID()}`)
    return { content: join(said, aside), draft, layout, feedId }
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(error.line, error.message, beside) : error
  }
}
