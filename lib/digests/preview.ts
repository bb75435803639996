import type { Tx } from '../db'
import { mentionKey } from '../mentions/schema'
import { freezeDraft } from './freeze'
import type { PublishedDigest } from './queries'

/** The draft as readers would find it if it were published now. */
export async function readPreview(tx: Tx, digestId: string, now: Date): Promise<PublishedDigest | null> {
  const digest = await tx.digest.findUnique({
    where: { id: digestId },
    select: {
      feedId: true,
      sampleAt: true,
      proposedBy: { select: { name: true } },
      publications: {
        orderBy: { number: 'desc' },
        take: 1,
        select: { number: true, byline: true, writtenAt: true },
      },
    },
  })
  if (!digest) return null
  const { proposedBy, publications, ...identity } = digest
  const [last] = publications
  const byline = last ? last.byline : (proposedBy?.name ?? null)
  const { content, mentionIds } = await freezeDraft(tx, digestId, byline, last?.writtenAt ?? now)
  const papers = await tx.paper.findMany({
    where: { arxivId: { in: content.entries.map(({ arxivId }) => arxivId) } },
    select: { arxivId: true, title: true, comment: true, withdrawnAt: true },
  })
  const mentions = await tx.mention.findMany({
    where: { id: { in: [...mentionIds.values()] } },
    select: {
      source: true,
      sourceId: true,
      deletedAt: true,
      postedAt: true,
      papers: { where: { byAuthor: true }, select: { arxivId: true } },
    },
  })
  const known = new Map(mentions.map((mention) => [mentionKey(mention), mention]))
  const facts = new Map(papers.map(({ arxivId, ...paper }) => [arxivId, paper]))
  return {
    ...content,
    day: new Date(content.day),
    writtenAt: new Date(content.writtenAt),
    publishedAt: now,
    number: (last?.number ?? 0) + 1,
    digest: identity,
    entries: content.entries.map(({ mentions, ...entry }, i) => ({
      ...entry,
      rank: i + 1,
      paper: facts.get(entry.arxivId) ?? { title: entry.title, comment: null, withdrawnAt: null },
      mentions: mentions.map((mention, j) => {
        const post = known.get(mentionKey(mention))
        return {
          ...mention,
          position: j + 1,
          postedOn: new Date(mention.postedOn),
          deletedAt: post?.deletedAt ?? null,
          postedAt: post?.postedAt ?? null,
          byAuthor: post?.papers.some(({ arxivId }) => arxivId === entry.arxivId) ?? false,
        }
      }),
    })),
  }
}
