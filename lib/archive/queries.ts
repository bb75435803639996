import 'server-only'
import type { Editor } from '../accounts/rights'
import { db, type Tx } from '../db'
import { type DigestContent, digestContentSchema, headFields } from '../digests/schema'
import type { Prisma } from '../generated/prisma/client'
import { mentionKey } from '../mentions/schema'
import { fileName } from './digest'
import type { Outcome } from './outcome'
import { type Layout, layoutSchema } from './schema'

/** The posts that may be shown: those that nobody had taken out, whose source still has them and keeps them from nobody. */
const showable = { suppressedAt: null, deletedAt: null, withheld: null } satisfies Prisma.MentionWhereInput

/** All of a publication but the mentions that may be shown no more. */
const whole = {
  slug: true,
  day: true,
  title: true,
  intro: true,
  description: true,
  section: true,
  tags: true,
  socialImage: true,
  byline: true,
  writtenAt: true,
  archiveLayout: true,
  digest: { select: { feedId: true, importedAt: true } },
  entries: {
    orderBy: { rank: 'asc' },
    select: {
      arxivId: true,
      title: true,
      authors: true,
      abstract: true,
      categories: true,
      note: true,
      engagement: true,
      score: true,
      receipt: true,
      mentions: {
        where: { mention: showable },
        orderBy: { position: 'asc' },
        select: {
          url: true,
          authorName: true,
          authorHandle: true,
          body: true,
          lang: true,
          dir: true,
          postedOn: true,
          mention: { select: { source: true, sourceId: true } },
        },
      },
    },
  },
} satisfies Prisma.PublicationSelect

export type Archived = { content: DigestContent; layout: Layout; feedId: string; isMadeHere: boolean }

/** What readers read of a digest, whole; null where they read none. */
export async function findArchived(tx: Tx, digestId: string): Promise<Archived | null> {
  const publication = await tx.publication.findFirst({ where: { digestId, endedAt: null }, select: whole })
  return publication && readArchived(publication)
}

const AT_A_TIME = 50

/** Hands on each digest that readers read, oldest first, as of one moment. The demonstration is none of them. */
export async function readArchive(hand: (digest: Archived) => Promise<void>): Promise<OmittedMention[]> {
  return db().$transaction(
    async (tx) => {
      let after: Date | undefined
      do {
        const publications = await tx.publication.findMany({
          where: { endedAt: null, digest: { sampleAt: null }, day: { gt: after } },
          orderBy: { day: 'asc' },
          take: AT_A_TIME,
          select: whole,
        })
        for (const publication of publications) await hand(readArchived(publication))
        after = publications.at(-1)?.day
      } while (after)
      return listOmitted(tx)
    },
    { isolationLevel: 'RepeatableRead', timeout: 3_600_000, maxWait: 60_000 },
  )
}

/** A mention that stands in a publication and may be shown no more. */
export type OmittedMention = Awaited<ReturnType<typeof listOmitted>>[number]

async function listOmitted(tx: Tx) {
  const omitted = await tx.publishedMention.findMany({
    where: {
      mention: { NOT: showable },
      entry: { publication: { endedAt: null, digest: { sampleAt: null } } },
    },
    orderBy: [{ entry: { publication: { day: 'asc' } } }, { entry: { rank: 'asc' } }, { position: 'asc' }],
    select: {
      url: true,
      mention: { select: { suppressedAt: true, deletedAt: true } },
      entry: { select: { arxivId: true, publication: { select: { day: true, archiveLayout: true } } } },
    },
  })
  return omitted.map(({ url, mention: { suppressedAt, deletedAt }, entry: { arxivId, publication } }) => ({
    url,
    arxivId,
    file: fileName(dayOf(publication.day), readLayout(publication.archiveLayout)),
    reason: suppressedAt
      ? 'suppressed here'
      : deletedAt
        ? 'deleted at its source'
        : 'withheld from the public by its source',
  }))
}

/** The keys of all mentions that may be shown no more. */
export async function findHiddenKeys(): Promise<ReadonlySet<string>> {
  const found = await db().mention.findMany({ where: { NOT: showable }, select: { source: true, sourceId: true } })
  return new Set(found.map(mentionKey))
}

/** What a digest's draft says, as far as a file of the archive can change it. */
export async function findDraftContent(tx: Tx, id: string) {
  const { day, entries, ...fields } = await tx.digest.findUniqueOrThrow({
    where: { id },
    select: {
      ...headFields,
      entries: {
        orderBy: { orderKey: 'asc' },
        select: {
          arxivId: true,
          note: true,
          mentions: {
            where: { mention: showable },
            orderBy: { orderKey: 'asc' },
            select: { mention: { select: { source: true, sourceId: true } } },
          },
        },
      },
    },
  })
  const shown = entries.map(({ mentions, ...entry }) => ({
    ...entry,
    mentions: mentions.map(({ mention }) => mention),
  }))
  return { ...fields, day: dayOf(day), entries: shown }
}

function readArchived({
  archiveLayout,
  digest,
  ...publication
}: Prisma.PublicationGetPayload<{ select: typeof whole }>): Archived {
  const content = digestContentSchema.parse({
    ...publication,
    day: dayOf(publication.day),
    writtenAt: publication.writtenAt.toISOString(),
    entries: publication.entries.map((entry) => ({
      ...entry,
      mentions: entry.mentions.map(({ mention, postedOn, ...shown }) => ({
        ...mention,
        ...shown,
        postedOn: dayOf(postedOn),
      })),
    })),
  })
  return { content, layout: readLayout(archiveLayout), feedId: digest.feedId, isMadeHere: digest.importedAt === null }
}

const readLayout = (layout: Prisma.JsonValue) => layoutSchema.parse(layout ?? {})
const dayOf = (date: Date) => date.toISOString().slice(0, 10)

/** What came of an upload of this person. */
export async function findImportReport({ id: accountId }: Editor, id: string) {
  const found = await db().importReport.findUnique({
    where: { id, accountId },
    select: { isRehearsal: true, report: true },
  })
  // Nothing but keepImportReport() writes it, and it lasts a day.
  return found && { dryRun: found.isRehearsal, outcome: found.report as Outcome }
}
