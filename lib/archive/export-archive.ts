import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../errors'
import { separate } from './aside'
import { fileName } from './digest'
import { type Archived, readArchive, type SuppressedMention } from './queries'

export type ExportReport = { digests: number; asides: number; suppressed: SuppressedMention[] }

/** Writes each digest that readers read into a folder, and lists the suppressed mentions that it left out. */
export async function exportArchive(folder: string): Promise<ExportReport> {
  const taken = new Set<string>()
  let asides = 0
  try {
    await makeFolder(folder)
    const suppressed = await readArchive(async (digest) => {
      const path = join(folder, freeName(digest, taken))
      const { text, aside } = separate(digest.content, digest.layout)
      await writeFile(path, text)

      const beside = path.replace(/\.md$/, '.json')
      const isWhole = Object.keys(aside).length === 0 && !digest.isMadeHere
      if (isWhole) return rm(beside, { force: true })
      asides++
      await writeFile(beside, `${JSON.stringify({ feedId: digest.feedId, ...aside }, null, 2)}\n`)
    })
    return { digests: taken.size, asides, suppressed }
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException
    if (!code || !path) throw error
    throw new AppError('unavailable', `${path} cannot be written: ${REASONS[code] ?? code}.`, { cause: error })
  }
}

// mkdir's own way to make parents never ends where a folder takes no others, as /proc does.
async function makeFolder(folder: string) {
  const parent = dirname(folder)
  if (!existsSync(parent)) await makeFolder(parent)
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}

const REASONS: Record<string, string> = {
  EACCES: 'this user may not write there',
  EEXIST: 'it is no folder',
  EISDIR: 'it is a folder',
  ENOENT: 'that place takes no folders',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'it is no folder',
  EROFS: 'it is read-only there',
}

/** The name of the file, which two files from different folders may have had. */
function freeName({ content, layout }: Archived, taken: Set<string>): string {
  const names = [fileName(content.day, layout), `${content.day}---${content.slug}.md`]
  const name = names.find((name) => !taken.has(name))
  if (!name) throw new AppError('conflict', `Two digests would be written to ${names.join(' or ')}.`)
  taken.add(name)
  return name
}
