import type { Tx } from '../db'
import { Prisma } from '../generated/prisma/client'
import type { DraftUpdate, Standing } from './schema'

type Head = {
  version: number
  digest: DraftUpdate['digest']
  standing: DraftUpdate['standing']
  publicationId: string | undefined
}

type HeadRow = Omit<DraftUpdate['digest'], 'day'> &
  Pick<Standing, 'editedBy' | 'proposedBy' | 'returnedWith' | 'missedBecause'> &
  Record<
    'editedAt' | 'proposedAt' | 'scheduledFor' | 'trashedAt' | 'sampleAt' | 'publishedAt' | 'dueAt',
    Date | null
  > & {
    day: Date
    version: number
    publicationId: string | null
    number: number
    publishedSlug: string
    differs: boolean
  }

/** All of a draft but its entries, asked for in one statement, since every save does. */
export async function readHead(tx: Tx, digestId: string): Promise<Head | null> {
  const [row] = await tx.$queryRaw<HeadRow[]>`
    SELECT digest.id, digest.slug, digest.day, digest.title, digest.intro, digest.description, digest.section,
      coalesce(digest.tags, '{}') AS tags, digest.social_image AS "socialImage", digest.version,
      edited_at AS "editedAt", ${personOf('editor')} AS "editedBy",
      proposed_at AS "proposedAt", ${personOf('proposer')} AS "proposedBy", returned_with AS "returnedWith",
      missed_because AS "missedBecause", scheduled_for AS "scheduledFor", trashed_at AS "trashedAt",
      sample_at AS "sampleAt", publication.id AS "publicationId", publication.number, publication.slug AS "publishedSlug",
      published_at AS "publishedAt", due_at AS "dueAt", publication.id IS NOT NULL AND ${DIFFERS} AS differs
    FROM digest
    LEFT JOIN account editor ON editor.id = edited_by_id
    LEFT JOIN account proposer ON proposer.id = proposed_by_id
    LEFT JOIN publication ON publication.digest_id = digest.id AND ended_at IS NULL
    WHERE digest.id = ${digestId}::uuid`
  if (!row) return null
  const { id, slug, day, title, intro, description, section, tags, socialImage, version } = row
  const { editedBy, proposedBy, returnedWith, missedBecause, publicationId, number, publishedSlug, differs } = row
  return {
    version,
    digest: { id, slug, day: dayOf(day), title, intro, description, section, tags, socialImage },
    standing: {
      editedAt: momentOf(row.editedAt),
      editedBy,
      proposedAt: momentOf(row.proposedAt),
      proposedBy,
      returnedWith,
      missedBecause,
      scheduledFor: momentOf(row.scheduledFor),
      trashedAt: momentOf(row.trashedAt),
      publication: row.publishedAt && {
        number,
        slug: publishedSlug,
        publishedAt: row.publishedAt.toISOString(),
        dueAt: momentOf(row.dueAt),
        differs,
      },
      isSample: row.sampleAt !== null,
    },
    publicationId: publicationId ?? undefined,
  }
}

/** Whether `digest` says something else than `publication`. */
export const DIFFERS = Prisma.sql`(
  (digest.slug, digest.day, digest.title, digest.intro, digest.description, digest.section, coalesce(digest.tags, '{}'),
    digest.social_image)
  IS DISTINCT FROM
  (publication.slug, publication.day, publication.title, publication.intro, publication.description,
    publication.section, coalesce(publication.tags, '{}'), publication.social_image)
  OR (
    SELECT jsonb_agg(jsonb_build_array(arxiv_id, note, (
      SELECT jsonb_agg(mention_id ORDER BY shown.order_key)
      FROM entry_mention shown JOIN mention ON mention.id = mention_id
      WHERE entry_id = entry.id AND suppressed_at IS NULL AND withheld IS NULL)) ORDER BY entry.order_key)
    FROM entry WHERE entry.digest_id = digest.id)
  IS DISTINCT FROM (
    SELECT jsonb_agg(jsonb_build_array(arxiv_id, note, (
      SELECT jsonb_agg(mention_id ORDER BY position)
      FROM published_mention JOIN mention ON mention.id = mention_id
      WHERE entry_id = published_entry.id AND suppressed_at IS NULL AND withheld IS NULL)) ORDER BY rank)
    FROM published_entry WHERE publication_id = publication.id))`

/** Whom a row of accounts joined under that name tells of: Person, or null. */
export function personOf(account: 'editor' | 'proposer' | 'account') {
  const [id, name] = [Prisma.raw(`${account}.id`), Prisma.raw(`${account}.name`)]
  return Prisma.sql`CASE WHEN ${id} IS NOT NULL THEN jsonb_build_object('id', ${id}, 'name', ${name}) END`
}

const dayOf = (day: Date) => day.toISOString().slice(0, 10)
const momentOf = (moment: Date | null) => moment?.toISOString() ?? null
