import 'server-only'
import { db } from '../db'

/** How often a paper was cited when it was last read. Only what is published may show it. */
export async function findCitations(arxivId: string) {
  return db().citationCount.findFirst({
    where: { arxivId },
    orderBy: { takenAt: 'desc' },
    select: { count: true, takenAt: true },
  })
}
