import 'server-only'
import { db } from '../db'

/** The bytes of a picture, for whoever knows its address. */
export async function findImage(id: string) {
  return (await db().image.findUnique({ where: { id }, select: { bytes: true } }))?.bytes ?? null
}
