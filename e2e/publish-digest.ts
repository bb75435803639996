import { randomInt, randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { orderKey } from '../lib/digests/order-key'
import type { Engagement, Receipt } from '../lib/digests/schema'
import { type Prisma, PrismaClient } from '../lib/generated/prisma/client'
import type { Span } from '../lib/mentions/schema'

type Mention = {
  source?: string
  authorName?: string
  authorHandle?: string
  body?: Span[]
  lang?: string
  dir?: 'ltr' | 'rtl'
  postedAt?: Date
  deletedAt?: Date
  /** Marked as one of the paper's own authors'. */
  byAuthor?: boolean
}
type Entry = {
  arxivId?: string
  title?: string
  authors?: string[]
  abstract?: string | null
  categories?: string[]
  comment?: string
  withdrawnAt?: Date
  /** What it is called by now. */
  retitled?: string
  note?: string
  mentions?: Mention[]
  engagement?: Engagement
  receipt?: Receipt
  score?: number
  /** What was read of its engagement, before and after. */
  readings?: { source: string; takenAt: Date; reposts?: number; likes?: number; comments?: number; upvotes?: number }[]
}
export type DigestOptions = {
  /** YYYY-MM-DD */
  day: string
  title?: string
  intro?: string
  /** When a second publication took the place of the first. */
  correctedAt?: Date
  /** So many ordinary ones, or what is particular about each. */
  entries?: number | Entry[]
}

/** Writes a published digest as another process would: rows, and the edition last. */
export async function publishDigest(
  databaseUrl: string,
  { day, title, intro, correctedAt, entries = 1 }: DigestOptions,
) {
  const given = typeof entries === 'number' ? Array.from({ length: entries }, () => ({})) : entries
  // One after the other, so that no two are the same.
  const first = randomInt(9e4)
  const papers = given.map((entry, i) => complete(entry, day, i + 1, first + i))
  const shown = {
    slug: `hot-papers-${day}`,
    day: new Date(day),
    title: title ?? `Hot Papers ${day}`,
    intro,
    description: `What people talked about on ${day}.`,
    section: 'arXiv',
    tags: ['arXiv'],
  }
  const { id } = await change(databaseUrl, async (tx) => {
    await tx.paper.createMany({
      data: papers.map(({ facts, later }) => ({ ...facts, ...later })),
      skipDuplicates: true,
    })
    await tx.snapshot.createMany({ data: papers.flatMap(({ readings }) => readings) })
    await tx.mention.createMany({
      data: papers.flatMap(({ mentions }) => mentions.map(({ byAuthor: _, ...mention }) => mention)),
    })
    await tx.paperMention.createMany({
      data: papers.flatMap(({ facts: { arxivId }, mentions }) =>
        mentions.filter(({ byAuthor }) => byAuthor).map(({ id }) => ({ arxivId, mentionId: id, byAuthor: true })),
      ),
    })
    return tx.digest.create({
      select: { id: true },
      data: {
        ...shown,
        feedId: `urn:uuid:${randomUUID()}`,
        entries: {
          create: papers.map(({ facts: { arxivId }, note, mentions }, i) => ({
            arxivId,
            note,
            orderKey: orderKey(i),
            mentions: { create: mentions.map(({ id }, j) => ({ mentionId: id, orderKey: orderKey(j) })) },
          })),
        },
        publications: {
          create: {
            ...shown,
            number: correctedAt ? 2 : 1,
            publishedAt: correctedAt,
            writtenAt: shown.day,
            entries: {
              create: papers.map(({ facts, note, mentions, counted }, i) => ({
                ...facts,
                ...count(day, 500 - i),
                ...counted,
                note,
                rank: i + 1,
                mentions: {
                  create: mentions.map(({ id, source, sourceId, postedAt, deletedAt, byAuthor: _, ...mention }, j) => ({
                    ...mention,
                    mentionId: id,
                    position: j + 1,
                  })),
                },
              })),
            },
          },
        },
      },
    })
  })
  return { ...shown, id, day, path: `/posts/${shown.slug}`, papers: papers.map(({ facts }) => facts) }
}

/** Takes a digest back out, named by its id or its address, with all that only it had. */
export async function withdrawDigest(databaseUrl: string, digest: string | { id: string }) {
  const where = typeof digest === 'string' ? { slug: digest } : { id: digest.id }
  await change(databaseUrl, (tx) => tx.digest.delete({ where }))
}

async function change<T>(connectionString: string, work: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> {
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString }) })
  try {
    return await client.$transaction(async (tx) => {
      const done = await work(tx)
      await tx.edition.update({ where: { id: 1 }, data: { number: { increment: 1 } } })
      return done
    })
  } finally {
    await client.$disconnect()
  }
}

function complete(
  { note, mentions = [], comment, withdrawnAt, retitled, engagement, receipt, score, readings = [], ...given }: Entry,
  day: string,
  rank: number,
  number: number,
) {
  const facts = {
    arxivId: `${day.slice(2, 4)}${day.slice(5, 7)}.${String(number).padStart(5, '0')}`,
    title: `A paper that came ${rank} on ${day}`,
    authors: ['Ada Example', 'Bo Example'],
    abstract: `What paper ${rank} is about, in one sentence with $x^${rank}$ in it.`,
    categories: ['cs.LG', 'stat.ML'],
    ...given,
  }
  return {
    facts,
    later: { comment, withdrawnAt, ...(retitled && { title: retitled }) },
    counted: { ...(engagement && { engagement }), ...(receipt && { receipt }), ...(score && { score }) },
    readings: readings.map((reading) => ({ ...reading, arxivId: facts.arxivId })),
    note,
    mentions: mentions.map((mention) => completeMention(mention, day)),
  }
}

function completeMention(given: Mention, day: string) {
  const id = randomUUID()
  return {
    id,
    source: 'x',
    sourceId: id,
    url: `https://x.com/example/status/${id}`,
    authorName: 'An Example',
    authorHandle: 'example',
    body: [{ type: 'text' as const, text: 'Worth reading.' }],
    lang: 'en',
    dir: 'ltr' as const,
    postedOn: new Date(day),
    postedAt: null,
    deletedAt: null,
    byAuthor: false,
    ...given,
  }
}

function count(day: string, likes: number) {
  const engagement: Engagement = [{ source: 'x', takenAt: `${day}T08:00:00.000Z`, reposts: 0, likes }]
  const inputs: Receipt['inputs'] = [{ source: 'x', name: 'likes', value: likes, weight: 1 }]
  return { engagement, receipt: { rule: 'original', version: 1, inputs, leftOut: [] }, score: likes }
}
