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

export type Reading = Awaited<ReturnType<typeof listReadings>>[number]

/** Every reading of a paper's engagement, the oldest first. Only what is published may show it. */
export function listReadings(arxivId: string) {
  return db().snapshot.findMany({
    where: { arxivId },
    orderBy: { takenAt: 'asc' },
    select: { source: true, takenAt: true, reposts: true, likes: true, comments: true, upvotes: true },
  })
}
