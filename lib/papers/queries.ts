import 'server-only'
import { cache } from 'react'
import { db, readTogether } from '../db'

export type PaperFacts = NonNullable<Awaited<ReturnType<typeof findPaperFacts>>>

/** What arXiv says of a paper we know, featured or not. Asked twice in a request it is read once. */
export const findPaperFacts = cache((arxivId: string) =>
  readTogether((tx) =>
    tx.paper.findUnique({
      where: { arxivId },
      select: {
        arxivId: true,
        title: true,
        authors: true,
        abstract: true,
        categories: true,
        comment: true,
        doi: true,
        journalRef: true,
        announcedOn: true,
        withdrawnAt: true,
        versions: { orderBy: { number: 'asc' }, select: { number: true, submittedAt: true, withdrawnAt: true } },
      },
    }),
  ),
)

export type Reading = Omit<Awaited<ReturnType<typeof listReadings>>[number], 'arxivId'>

/** Every reading of these papers' engagement, the oldest first. Only what is published may show it. */
export function listReadings(arxivIds: string[]) {
  return db().snapshot.findMany({
    where: { arxivId: { in: arxivIds } },
    orderBy: { takenAt: 'asc' },
    select: { arxivId: true, source: true, takenAt: true, reposts: true, likes: true, comments: true, upvotes: true },
  })
}
