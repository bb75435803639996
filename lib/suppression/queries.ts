import 'server-only'
import { db } from '../db'

const MOST = 500

export type HiddenPerson = Awaited<ReturnType<typeof listHiddenPersons>>[number]
export type HiddenPost = Awaited<ReturnType<typeof listHiddenPosts>>[number]

/** Who is never shown here, and how many posts of theirs are known; the newest wish first. */
export function listHiddenPersons() {
  return db().$queryRaw<{ id: string; source: string; name: string; at: Date; posts: number }[]>`
    SELECT id, source, coalesce('@' || author_handle, author_id) AS name, at, (
      SELECT count(*)::int FROM mention
      WHERE mention.source = suppression.source
        AND (mention.author_id = suppression.author_id OR lower(mention.author_handle) = suppression.author_handle)) AS posts
    FROM suppression WHERE source_id IS NULL ORDER BY at DESC, id LIMIT ${MOST}`
}

/** The posts that were taken out, by address alone: their words are nobody's to read here any more. */
export function listHiddenPosts() {
  return db().mention.findMany({
    where: { suppressedAt: { not: null } },
    orderBy: [{ suppressedAt: 'desc' }, { id: 'asc' }],
    take: MOST,
    select: {
      id: true,
      source: true,
      url: true,
      suppressedAt: true,
      published: {
        where: { entry: { publication: { endedAt: null } } },
        select: { entry: { select: { arxivId: true, publication: { select: { slug: true, day: true } } } } },
      },
    },
  })
}
