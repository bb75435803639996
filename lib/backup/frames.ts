import { Damage } from './damage'

const LENGTH_BYTES = 4
const LONGEST = 64 * 1024 * 1024

/** A part of a stream with its length before it, so that the reader knows where the next begins. */
export function frame(part: string | Uint8Array): Buffer {
  const bytes = Buffer.from(part)
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

/** Cuts a stream into its parts again; throws where it ends within one. */
export async function* readFrames(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let kept: Buffer = Buffer.alloc(0)
  for await (const chunk of stream) {
    kept = Buffer.concat([kept, chunk])
    let at = 0
    while (kept.length - at >= LENGTH_BYTES) {
      const length = kept.readUInt32BE(at)
      if (length > LONGEST) throw new Damage('a part of it has an impossible length')
      const end = at + LENGTH_BYTES + length
      if (end > kept.length) break
      yield kept.subarray(at + LENGTH_BYTES, end)
      at = end
    }
    kept = kept.subarray(at)
  }
  if (kept.length > 0) throw new Damage('it ends too early')
}
