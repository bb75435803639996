import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Zip, ZipDeflate } from 'fflate'
import { AppError } from '../errors'
import { separate } from './aside'
import { fileName } from './digest'
import { type Archived, type OmittedMention, readArchive } from './queries'

export type ExportReport = { digests: number; asides: number; omitted: OmittedMention[] }

/** Writes each digest that readers read into a folder, and lists the mentions that it left out. */
export async function exportArchive(folder: string): Promise<ExportReport> {
  try {
    await makeFolder(folder)
    return await readFiles(async (name, text, beside) => {
      await writeFile(join(folder, name), text)
      const path = join(folder, besideOf(name))
      await (beside === null ? rm(path, { force: true }) : writeFile(path, beside))
    })
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException
    if (!code || !path) throw error
    throw new AppError('unavailable', `${path} cannot be written: ${REASONS[code] ?? code}.`, { cause: error })
  }
}

/** The same as one zip, made as it is read. */
export function zipArchive(): ReadableStream<Uint8Array> {
  const zip = new Zip()
  let goOn = () => {}
  let isGone = false
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        zip.ondata = (error, chunk, isLast) => {
          if (error) return controller.error(error)
          controller.enqueue(chunk)
          if (isLast) controller.close()
        }
        const add = (name: string, text: string) => {
          const file = new ZipDeflate(name)
          zip.add(file)
          file.push(Buffer.from(text), true)
        }
        readFiles(async (name, text, beside) => {
          // Not faster than it is taken.
          while ((controller.desiredSize ?? 0) <= 0 && !isGone)
            await new Promise<void>((resolve) => {
              goOn = resolve
            })
          if (isGone) throw new Error('nobody takes the archive any more')
          add(name, text)
          if (beside !== null) add(besideOf(name), beside)
        })
          .then(() => zip.end())
          .catch((error) => isGone || controller.error(error))
      },
      pull: () => goOn(),
      cancel() {
        isGone = true
        goOn()
      },
    },
    { highWaterMark: 16 },
  )
}

/** Hands on the files of the archive: name and text, and what the JSON file beside it says, null for none. */
async function readFiles(
  hand: (name: string, text: string, beside: string | null) => Promise<void>,
): Promise<ExportReport> {
  const taken = new Set<string>()
  let asides = 0
  const omitted = await readArchive(async (digest) => {
    const name = freeName(digest, taken)
    const { text, aside } = separate(digest.content, digest.layout)
    const isWhole = Object.keys(aside).length === 0 && !digest.isMadeHere
    if (!isWhole) asides++
    await hand(name, text, isWhole ? null : `${JSON.stringify({ feedId: digest.feedId, ...aside }, null, 2)}\n`)
  })
  return { digests: taken.size, asides, omitted }
}

const besideOf = (name: string) => name.replace(/\.md$/, '.json')

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
