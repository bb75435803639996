import { randomUUID } from 'node:crypto'
import type { Tx } from '../db'
import type { Prisma } from '../generated/prisma/client'
import { mentionKey } from '../mentions/schema'
import { orderKey } from './order-key'
import type { DigestContent } from './schema'

/** The ids of recorded mentions, by key. */
type MentionIds = ReadonlyMap<string, string>

/** Fills the draft of a digest that has no entries. Its papers must be recorded. */
export async function addEntries(tx: Tx, digestId: string, { entries }: DigestContent, mentionIds: MentionIds) {
  const rows = entries.map(({ arxivId, note }, i) => ({ id: randomUUID(), arxivId, note, orderKey: orderKey(i) }))
  const mentions = entries.flatMap((entry, i) =>
    entry.mentions.map((mention, j) => ({
      entryId: rows[i]?.id,
      mentionId: mentionIds.get(mentionKey(mention)),
      orderKey: orderKey(j),
    })),
  )
  await tx.$executeRaw`
    WITH added AS (
      INSERT INTO entry (id, digest_id, arxiv_id, order_key, note)
      SELECT id, ${digestId}::uuid, "arxivId", "orderKey", note
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS given(id uuid, "arxivId" text, "orderKey" text, note text))
    INSERT INTO entry_mention (id, entry_id, mention_id, order_key)
    SELECT gen_random_uuid(), "entryId", "mentionId", "orderKey"
    FROM jsonb_to_recordset(${JSON.stringify(mentions)}::jsonb)
      AS given("entryId" uuid, "mentionId" uuid, "orderKey" text)`
}

type Circumstances = {
  archiveLayout?: Prisma.InputJsonValue
  /** Who published it; nobody for an import. */
  accountId?: string
  /** When it was to be published, where that was scheduled. */
  dueAt?: Date
}

/** Gives a digest its next publication, in place of the current one. Its papers must be recorded. */
export async function issuePublication(
  tx: Tx,
  digestId: string,
  { entries, ...content }: DigestContent,
  mentionIds: MentionIds,
  { archiveLayout, accountId, dueAt }: Circumstances = {},
) {
  const last = await tx.publication.findFirst({
    where: { digestId },
    orderBy: { number: 'desc' },
    select: { number: true },
  })
  if (last) await endPublication(tx, digestId)
  const writtenAt = new Date(content.writtenAt)
  const { id } = await tx.publication.create({
    data: {
      ...content,
      day: new Date(content.day),
      // As a Date: Prisma would plan the statement anew for each time that comes as text.
      writtenAt,
      digestId,
      number: (last?.number ?? 0) + 1,
      // What is new here may have been read elsewhere since it was written; a correction is read from now on.
      publishedAt: last ? new Date() : writtenAt,
      archiveLayout,
      accountId,
      dueAt,
    },
    select: { id: true },
  })

  const rows = entries.map((entry, i) => ({ ...entry, id: randomUUID(), rank: i + 1, mentions: undefined }))
  const mentions = entries.flatMap((entry, i) =>
    entry.mentions.map((mention, j) => ({
      ...mention,
      entryId: rows[i]?.id,
      mentionId: mentionIds.get(mentionKey(mention)),
      position: j + 1,
    })),
  )
  await tx.$executeRaw`
    WITH published AS (
      INSERT INTO published_entry
        (id, publication_id, rank, arxiv_id, title, authors, abstract, categories, note, engagement, score, receipt)
      SELECT id, ${id}::uuid, rank, "arxivId", title, authors, abstract, categories, note, engagement, score, receipt
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given(
        id uuid, rank int, "arxivId" text, title text, authors text[], abstract text, categories text[], note text,
        engagement jsonb, score float, receipt jsonb))
    INSERT INTO published_mention
      (entry_id, position, mention_id, url, author_name, author_handle, body, lang, dir, posted_on)
    SELECT "entryId", position, "mentionId", url, "authorName", "authorHandle", body, lang, dir, "postedOn"
    FROM jsonb_to_recordset(${JSON.stringify(mentions)}::jsonb) AS given(
      "entryId" uuid, position int, "mentionId" uuid, url text, "authorName" text, "authorHandle" text, body jsonb,
      lang text, dir direction, "postedOn" date)`
}

/** Takes a digest from the readers, where they have it. */
export async function endPublication(tx: Tx, digestId: string) {
  await tx.publication.updateMany({ where: { digestId, endedAt: null }, data: { endedAt: new Date() } })
}
