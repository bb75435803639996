import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { AppError } from '../errors'
import { reasonOf } from '../postgres/faults'
import { Damage } from './damage'
import { readFrames } from './frames'
import { type Head, headSchema, type Sum, type Table, tailSchema, VERSION } from './schema'

const LINE_FEED = 0x0a

/** Takes every part of a table's rows. */
type TakeRows = (table: Table, parts: AsyncIterable<Buffer>) => Promise<void>

/** Reads a backup from end to end; throws where it is not exactly what was written. */
export async function readBackup(path: string, takeRows: TakeRows = skip): Promise<{ head: Head; rows: number }> {
  const stream = createGunzip()
  // A failure of the file comes out of the stream that is read.
  pipeline(createReadStream(path), stream, () => {})
  const parts = readFrames(stream)
  try {
    const head = readHead(await next(parts))
    const sums: Sum[] = []
    for (const table of head.tables) sums.push(await readTable(table, parts, takeRows))
    const said = tailSchema.safeParse(readJson(await next(parts)))
    if (JSON.stringify(said.data) !== JSON.stringify(sums)) throw new Damage('its checksums do not agree')
    if (!(await parts.next()).done) throw new Damage('it goes on after its end')
    return { head, rows: sums.reduce((all, { rows }) => all + rows, 0) }
  } catch (error) {
    throw asSentence(error, path)
  } finally {
    stream.destroy()
  }
}

async function readTable(table: Table, parts: AsyncGenerator<Buffer>, takeRows: TakeRows): Promise<Sum> {
  const hash = createHash('sha256')
  let rows = 0
  async function* untilEmpty() {
    for (let part = await next(parts); part.length > 0; part = await next(parts)) {
      hash.update(part)
      // A row is a line: COPY writes a line break within a value as \n.
      for (const byte of part) if (byte === LINE_FEED) rows++
      yield part
    }
  }
  await takeRows(table, untilEmpty())
  return { name: table.name, rows, sha256: hash.digest('hex') }
}

export async function skip(_: Table, parts: AsyncIterable<Buffer>) {
  for await (const _ of parts);
}

function readHead(bytes: Buffer): Head {
  const head = headSchema.safeParse(readJson(bytes))
  if (!head.success) throw new Damage('it does not begin as one')
  if (head.data.version > VERSION)
    throw new AppError('invalid', 'The backup is of a newer Hot Papers: update with `git pull`, then restore it.')
  return head.data
}

function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    throw new Damage('a part of it cannot be read')
  }
}

async function next(parts: AsyncGenerator<Buffer>): Promise<Buffer> {
  const { value, done } = await parts.next()
  if (done) throw new Damage('it ends too early')
  return value
}

/** What the file did wrong, for people; anything else as it is. */
function asSentence(error: unknown, path: string) {
  const { code = '', syscall } = error as NodeJS.ErrnoException
  const damage = error instanceof Damage || code.startsWith('Z_') ? (error as Error).message : undefined
  if (damage)
    return new AppError('invalid', `${path} is not a whole backup of Hot Papers: ${damage}.`, { cause: error })
  if (code === 'ENOENT') return new AppError('missing', `There is no file ${path}.`, { cause: error })
  if (syscall)
    return new AppError('unavailable', `${path} cannot be read: ${reasonOf(String(error))}`, { cause: error })
  return error
}
