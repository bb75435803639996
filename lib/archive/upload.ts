import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, sep } from 'node:path'
import { unzipSync } from 'fflate'
import type { Editor } from '../accounts/rights'
import { AppError } from '../errors'
import { findFiles } from './files'
import { type ImportChoices, type ImportReport, importArchive } from './import-archive'
import { recordImport } from './mutations'

const MEGA = 1_000_000
/** What may be sent at once. */
export const MOST_BYTES = 20 * MEGA
const MOST_UNZIPPED_BYTES = 200 * MEGA
const MOST_FILES = 10_000

/** How far an import has come, in files. */
export type Progress = { done: number; of: number }

/** Imports files that somebody sent, zips among them, as importArchive() imports those of a folder. */
export async function importUpload(
  editor: Editor,
  sent: File[],
  choices: ImportChoices,
  tell: (progress: Progress) => void = () => {},
): Promise<ImportReport> {
  const files = await unpack(sent)
  const folder = await mkdtemp(join(tmpdir(), 'hot-papers-import-'))
  try {
    for (const [name, bytes] of files) await writeFile(join(folder, name), bytes)
    const found = await findFiles([folder])
    let done = 0
    tell({ done, of: found.length })
    const report = await importArchive(found, choices, () => tell({ done: ++done, of: found.length }))
    if (!choices.dryRun) await recordImport(editor, report.digests)
    // Nobody sent a folder of ours.
    const bare = (text: string) => text.replaceAll(folder + sep, '')
    return {
      ...report,
      files: report.files.map(({ file, outcome, notes }) => ({ file: bare(file), outcome, notes: notes.map(bare) })),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The files of the archive by name. */
async function unpack(sent: File[]): Promise<Map<string, Uint8Array>> {
  const size = sent.reduce((sum, file) => sum + file.size, 0)
  if (size > MOST_BYTES)
    throw new AppError(
      'invalid',
      `These files have ${Math.ceil(size / MEGA)} MB, and ${MOST_BYTES / MEGA} MB can be sent at once: send them zipped, in parts, or use \`npx hot-papers import\`.`,
    )
  const files = new Map<string, Uint8Array>()
  const unzipped = { bytes: 0, files: 0 }
  for (const file of sent) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const found: [string, Uint8Array][] = /\.zip$/i.test(file.name)
      ? unzip(file.name, bytes, unzipped)
      : [[file.name, bytes]]
    for (const [path, content] of found) {
      const name = basename(path)
      if (!isOfArchive(name)) continue
      if (files.has(name))
        throw new AppError('invalid', `Two of the files are called ${name}: import them one after the other.`)
      files.set(name, content)
    }
  }
  if (![...files.keys()].some((name) => name.endsWith('.md')))
    throw new AppError('invalid', 'There is nothing to import in what was sent: no file with the ending .md.')
  return files
}

function unzip(
  name: string,
  bytes: Uint8Array,
  /** Of all zips together. */
  unzipped: { bytes: number; files: number },
): [string, Uint8Array][] {
  let zipped = 0
  try {
    const files = unzipSync(bytes, {
      filter: (file) => {
        if (file.name.startsWith('__MACOSX/') || !isOfArchive(basename(file.name))) return false
        zipped += file.size
        unzipped.bytes += file.originalSize
        unzipped.files += 1
        // Files that share their bytes are made to keep us busy.
        if (zipped > bytes.length)
          throw new AppError('invalid', `${name} is no zip that can be read: its files overlap.`)
        if (unzipped.bytes > MOST_UNZIPPED_BYTES || unzipped.files > MOST_FILES)
          throw new AppError(
            'invalid',
            `${name} holds more than ${MOST_UNZIPPED_BYTES / MEGA} MB or ${MOST_FILES.toLocaleString('en')} files: send it in parts.`,
          )
        return true
      },
    })
    return Object.entries(files)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('invalid', `${name} is no zip that can be read: ${(error as Error).message}.`, { cause: error })
  }
}

const isOfArchive = (name: string) => /^[^.].*\.(md|json)$/.test(name)
