import 'server-only'
import { db, type Tx } from '../db'
import type { Engagement, Receipt } from '../digests/schema'
import { bumpEdition } from '../edition'
import { env } from '../env'
import { sampleDigests } from './content'
import { lastListingDays } from './listing-days'
import type { SampleDigest, SamplePaper, SamplePost } from './schema'

const SOURCE = 'sample'

/** Fills a database that readers never saw anything of with the demonstration; does nothing to any other. */
export async function loadSample(now = new Date()): Promise<{ loaded: boolean }> {
  return db().$transaction(
    async (tx) => {
      // Locks the row: of two instances that start together, the second finds the number moved.
      const [edition] = await tx.$queryRaw<{ number: bigint }[]>`SELECT number FROM edition FOR UPDATE`
      const untouched = edition?.number === 1n && (await tx.digest.count()) === 0
      if (!untouched) return { loaded: false }

      const today = new Intl.DateTimeFormat('en-CA', { timeZone: env().TIME_ZONE }).format(now)
      const days = lastListingDays(today, sampleDigests.length)
      for (const [i, digest] of sampleDigests.entries()) await addDigest(tx, digest, days[i] as string, now)
      await bumpEdition(tx)
      return { loaded: true }
    },
    { timeout: 60_000 },
  )
}

/** Takes the demonstration out with all that only it knew. The caller bumps the edition when something was removed. */
export async function removeSample(tx: Tx): Promise<{ removed: number }> {
  const ofSample = { digest: { sampleAt: { not: null } } }
  const papers = await tx.paper.findMany({
    where: { OR: [{ entries: { some: ofSample } }, { published: { some: { publication: ofSample } } }] },
    select: { arxivId: true },
  })
  const { count } = await tx.digest.deleteMany({ where: { sampleAt: { not: null } } })
  await tx.mention.deleteMany({ where: { source: SOURCE } })
  await tx.paper.deleteMany({
    where: {
      arxivId: { in: papers.map(({ arxivId }) => arxivId) },
      announcedOn: null,
      entries: { none: {} },
      published: { none: {} },
      candidates: { none: {} },
      mentions: { none: {} },
      snapshots: { none: {} },
      versions: { none: {} },
    },
  })
  return { removed: count }
}

/** Takes the demonstration out when it is all there is to change. */
export async function withdrawSample(): Promise<{ removed: number }> {
  return db().$transaction(async (tx) => {
    const result = await removeSample(tx)
    if (result.removed > 0) await bumpEdition(tx)
    return result
  })
}

async function addDigest(tx: Tx, sample: SampleDigest, day: string, now: Date) {
  const { papers, feedId, ...shown } = sample
  const content = { ...shown, day: new Date(day), section: 'arXiv', tags: ['Sample'] }
  // Nine in the morning is past wherever the site's day has ended.
  const takenAt = `${day}T08:00:00.000Z`
  const writtenAt = new Date(`${day}T09:00:00Z`)

  await tx.paper.createMany({
    data: papers.map(({ arxivId, title, authors, categories, summary }) => ({
      arxivId,
      title,
      authors,
      categories,
      abstract: summary,
    })),
    skipDuplicates: true,
  })
  const entries: { paper: SamplePaper; mentions: Awaited<ReturnType<typeof addMention>>[] }[] = []
  for (const paper of papers) {
    const mentions = []
    for (const [i, post] of paper.posts.entries()) mentions.push(await addMention(tx, paper, post, i + 1, day))
    entries.push({ paper, mentions })
  }

  await tx.digest.create({
    data: {
      ...content,
      feedId,
      sampleAt: now,
      entries: {
        create: entries.map(({ paper, mentions }, i) => ({
          arxivId: paper.arxivId,
          orderKey: `a${i}`,
          note: paper.note,
          mentions: { create: mentions.map(({ mentionId }, j) => ({ mentionId, orderKey: `a${j}` })) },
        })),
      },
      publications: {
        create: {
          ...content,
          number: 1,
          writtenAt,
          publishedAt: writtenAt,
          entries: {
            create: entries.map(({ paper, mentions }, i) => ({
              rank: i + 1,
              arxivId: paper.arxivId,
              title: paper.title,
              authors: paper.authors,
              categories: paper.categories,
              abstract: paper.summary,
              note: paper.note,
              ...counted(paper, takenAt),
              mentions: { create: mentions.map((mention, j) => ({ ...mention, position: j + 1 })) },
            })),
          },
        },
      },
    },
  })
}

/** Adds a post and returns what a publication freezes of it. */
async function addMention(tx: Tx, paper: SamplePaper, post: SamplePost, number: number, day: string) {
  const sourceId = `${paper.arxivId}-${number}`
  const shown = {
    url: `https://example.org/posts/${sourceId}`,
    authorName: `${post.author} (sample)`,
    authorHandle: post.handle,
    body: post.body,
    lang: post.lang ?? 'en',
    dir: post.dir ?? 'ltr',
    postedOn: new Date(day),
  }
  const { id } = await tx.mention.create({
    data: { ...shown, source: SOURCE, sourceId, papers: { create: { arxivId: paper.arxivId } } },
    select: { id: true },
  })
  return { ...shown, mentionId: id }
}

function counted({ reposts, likes }: SamplePaper, takenAt: string) {
  const engagement: Engagement = [{ source: SOURCE, takenAt, reposts, likes }]
  const receipt: Receipt = {
    rule: 'original',
    version: 1,
    inputs: [
      { source: SOURCE, name: 'reposts', value: reposts, weight: 1 },
      { source: SOURCE, name: 'likes', value: likes, weight: 1 },
    ],
    leftOut: [],
  }
  return { engagement, receipt, score: reposts + likes }
}
