import 'server-only'
import { db } from '../db'
import { type ImageFile, imageAddress } from './schema'

/** The bytes of a picture that readers see somewhere: in a digest that they have, or on a page about the site. */
export async function findPublishedImage(file: ImageFile) {
  const bytes = await findImage(file)
  return bytes && (await isPublished(imageAddress(file))) ? bytes : null
}

/** The bytes of a picture in a draft, for whoever may see that. */
export async function findDraftImage(digestId: string, file: ImageFile) {
  const shown = { contains: imageAddress(file) }
  const draft = await db().digest.findFirst({
    where: { id: digestId, OR: [{ intro: shown }, { entries: { some: { note: shown } } }] },
    select: { id: true },
  })
  return draft && findImage(file)
}

/** The bytes of a picture, wherever it is shown. */
export async function findImage(file: ImageFile) {
  return (await db().image.findUnique({ where: file, select: { bytes: true } }))?.bytes ?? null
}

async function isPublished(address: string): Promise<boolean> {
  const shown = { contains: address }
  const publication = await db().publication.findFirst({
    where: { endedAt: null, OR: [{ intro: shown }, { entries: { some: { note: shown } } }] },
    select: { id: true },
  })
  return Boolean(publication ?? (await db().page.findFirst({ where: { body: shown }, select: { slug: true } })))
}
