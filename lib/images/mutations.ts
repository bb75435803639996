import 'server-only'
import sharp from 'sharp'
import type { Contributor } from '../accounts/rights'
import { recordDeed } from '../audit/mutations'
import { db } from '../db'
import { lockDraft } from '../drafts/mutations'
import { AppError } from '../errors'
import { imageAddress } from './schema'

// Twice the width of the text's column, for screens of twice the density.
const WIDEST = 1_360
const HIGHEST = 2_720
const MOST_PIXELS = 60_000_000
const FORMATS = ['jpeg', 'png', 'webp', 'gif', 'heif', 'avif']

/** Keeps a picture for a digest's introduction: upright, no larger than a page shows it, without what the camera told. */
export async function addImage(person: Contributor, digestId: string, given: Buffer, alt: string) {
  const words = alt.replace(/\s+/g, ' ').trim()
  if (words === '') throw new AppError('invalid', 'Say in a few words what the picture shows, for who does not see it.')
  if (words.length > 500)
    throw new AppError('invalid', 'What the picture shows must be told in at most 500 characters.')
  const { data, info } = await shrink(given)
  return db().$transaction(async (tx) => {
    await lockDraft(tx, person, digestId)
    const { width, height } = info
    const { id } = await tx.image.create({
      data: { digestId, bytes: new Uint8Array(data), width, height, accountId: person.id },
      select: { id: true },
    })
    const url = imageAddress({ id, width, height })
    await recordDeed(tx, person, 'add image', { digestId, subject: url })
    return { url, width, height, markdown: `![${words.replace(/[[\]\\]/g, '\\$&')}](${url})` }
  })
}

const KEPT_UNUSED_MS = 30 * 86_400_000

/** Forgets pictures that nothing has shown for so long that no page could still put them back. */
export async function pruneImages(now: Date) {
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE image SET unused_since = CASE WHEN used THEN NULL ELSE ${now}::timestamptz END
      FROM (
        SELECT image.id,
          EXISTS (SELECT FROM digest WHERE strpos(intro, image.id::text) > 0)
          OR EXISTS (SELECT FROM entry WHERE strpos(note, image.id::text) > 0)
          OR EXISTS (SELECT FROM publication WHERE strpos(intro, image.id::text) > 0)
          OR EXISTS (SELECT FROM published_entry WHERE strpos(note, image.id::text) > 0)
          OR EXISTS (SELECT FROM page WHERE strpos(body, image.id::text) > 0)
          OR EXISTS (SELECT FROM revision WHERE strpos(content::text, image.id::text) > 0)
          OR EXISTS (SELECT FROM removed_entry WHERE strpos(content::text, image.id::text) > 0) AS used
        FROM image
      ) AS looked
      WHERE looked.id = image.id AND used = (unused_since IS NOT NULL)`
    await tx.image.deleteMany({ where: { unusedSince: { lt: new Date(now.getTime() - KEPT_UNUSED_MS) } } })
  })
}

async function shrink(given: Buffer) {
  try {
    const picture = sharp(given, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    const { format } = await picture.metadata()
    if (!FORMATS.includes(String(format))) throw new Error(`${format} is none of ${FORMATS}`)
    return await picture
      .rotate()
      .resize({ width: WIDEST, height: HIGHEST, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer({ resolveWithObject: true })
  } catch (cause) {
    const message = 'That is no picture we can read: send a JPEG, PNG, WebP, GIF or AVIF of at most 60 megapixels.'
    throw new AppError('invalid', message, { cause })
  }
}
