import { isUtf8 } from 'node:buffer'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from './refusal'

const MOST_BYTES = 5_000_000

/** A file to import, or a path that leads to none. */
export type Found = { path: string; refusal?: Refusal }

/** The files that paths name, and those with the ending .md in folders and their folders, by name. */
export async function findFiles(paths: string[]): Promise<Found[]> {
  const found: Found[] = []
  for (const path of paths) await find(path, [], found)
  return found
}

async function find(path: string, inside: string[], found: Found[]) {
  try {
    if (!(await stat(path)).isDirectory()) {
      if (inside.length === 0 || path.endsWith('.md')) found.push({ path })
      return
    }
    const folder = await realpath(path)
    if (inside.includes(folder))
      throw new Refusal(1, 'the folder leads to one that it is in, expected files and folders')
    for (const name of (await readdir(path)).toSorted()) {
      if (!name.startsWith('.')) await find(join(path, name), [...inside, folder], found)
    }
  } catch (error) {
    found.push({ path, refusal: refusalOf(error, 'a file or folder that can be read') })
  }
}

/** The text of a file, or a Refusal where it is none that the archive can hold. */
export async function readText(path: string): Promise<string> {
  return decode(await readBytes(path))
}

/** The text of a file that need not be there. */
export async function readTextIfAny(path: string): Promise<string | null> {
  return (await stat(path).catch(() => null)) && readText(path)
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    // Only what is a file is opened: to open a pipe is to wait for its other end.
    const found = await stat(path)
    if (!found.isFile()) throw new Refusal(1, 'this is neither a file nor a folder, expected a file of the archive')
    if (found.size > MOST_BYTES)
      throw new Refusal(1, `the file has ${found.size} bytes, expected at most ${MOST_BYTES}`)
    return await readFile(path)
  } catch (error) {
    throw refusalOf(error, 'a file that can be read')
  }
}

function decode(bytes: Buffer): string {
  if (bytes.length === 0) throw new Refusal(1, 'the file is empty, expected front matter')
  if (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) {
    throw new Refusal(1, 'the file begins with a byte order mark, expected `---`')
  }
  if (!isUtf8(bytes)) throw new Refusal(lineOfInvalid(bytes), 'the bytes are not UTF-8, expected UTF-8 alone')
  refuseByte(bytes, 0x00, 'there is a NUL byte, expected text')
  refuseByte(bytes, 0x0d, 'there is a carriage return, expected lines that end with a line feed alone')
  return bytes.toString('utf8')
}

function refuseByte(bytes: Buffer, byte: number, problem: string) {
  const at = bytes.indexOf(byte)
  if (at >= 0) throw new Refusal(countLines(bytes.subarray(0, at)), problem)
}

function lineOfInvalid(bytes: Buffer): number {
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start)
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) break
    start = end + 1
  }
  return line
}

const countLines = (bytes: Buffer) => bytes.reduce((lines, byte) => lines + Number(byte === 0x0a), 1)

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'the file may not be read',
  EPERM: 'the file may not be read',
  ELOOP: 'the link leads to itself',
  ENAMETOOLONG: 'the name is too long',
}

function refusalOf(error: unknown, expected: string): Refusal {
  if (error instanceof Refusal) return error
  const { code = '' } = error as NodeJS.ErrnoException
  if (!code) throw error
  return new Refusal(1, `${REASONS[code] ?? code}, expected ${expected}`)
}
