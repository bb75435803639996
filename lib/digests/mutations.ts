import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Tx } from '../db'
import type { Prisma } from '../generated/prisma/client'
import { orderKey } from './order-key'
import type { DigestContent, RevisionContent } from './schema'

/** Makes a digest's draft say what the content says, its rows of entries all new. Papers and mentions must be recorded. */
export async function replaceDraft(tx: Tx, digestId: string, { entries }: Pick<DigestContent, 'entries'>) {
  const rows = entries.map(({ arxivId, note }, i) => ({ id: randomUUID(), arxivId, note, orderKey: orderKey(i) }))
  const mentions = entries.flatMap((entry, i) =>
    entry.mentions.map(({ source, sourceId }, j) => ({
      entryId: rows[i]?.id,
      source,
      sourceId,
      orderKey: orderKey(j),
    })),
  )
  await tx.entry.deleteMany({ where: { digestId } })
  await tx.$executeRaw`
    INSERT INTO entry (id, digest_id, arxiv_id, order_key, note)
    SELECT id, ${digestId}::uuid, "arxivId", "orderKey", note
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given(id uuid, "arxivId" text, "orderKey" text, note text)`
  await tx.$executeRaw`
    INSERT INTO entry_mention (id, entry_id, mention_id, order_key)
    SELECT gen_random_uuid(), "entryId", mention.id, "orderKey"
    FROM jsonb_to_recordset(${JSON.stringify(mentions)}::jsonb)
      AS given("entryId" uuid, source text, "sourceId" text, "orderKey" text)
    JOIN mention ON mention.source = given.source AND source_id = "sourceId"`
}

/** Gives a digest its next publication in place of the current one. Papers and mentions must be recorded. */
export async function issuePublication(
  tx: Tx,
  digestId: string,
  { entries, ...content }: DigestContent,
  archiveLayout?: Prisma.InputJsonObject,
) {
  await endPublication(tx, digestId)
  const { _max } = await tx.publication.aggregate({ where: { digestId }, _max: { number: true } })
  const { id } = await tx.publication.create({
    data: { ...content, day: new Date(content.day), digestId, number: (_max.number ?? 0) + 1, archiveLayout },
    select: { id: true },
  })

  const rows = entries.map((entry, i) => ({ ...entry, id: randomUUID(), rank: i + 1, mentions: undefined }))
  await tx.$executeRaw`
    INSERT INTO published_entry
      (id, publication_id, rank, arxiv_id, title, authors, abstract, categories, note, engagement, score, receipt)
    SELECT id, ${id}::uuid, rank, "arxivId", title, authors, abstract, categories, note, engagement, score, receipt
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given(
      id uuid, rank int, "arxivId" text, title text, authors text[], abstract text, categories text[], note text,
      engagement jsonb, score float, receipt jsonb)`

  const mentions = entries.flatMap((entry, i) =>
    entry.mentions.map((mention, j) => ({ ...mention, entryId: rows[i]?.id, position: j + 1 })),
  )
  await tx.$executeRaw`
    INSERT INTO published_mention
      (entry_id, position, mention_id, url, author_name, author_handle, body, lang, dir, posted_on)
    SELECT "entryId", position, mention.id, given.url, "authorName", "authorHandle", given.body, given.lang, given.dir,
      "postedOn"
    FROM jsonb_to_recordset(${JSON.stringify(mentions)}::jsonb) AS given(
      "entryId" uuid, position int, source text, "sourceId" text, url text, "authorName" text, "authorHandle" text,
      body jsonb, lang text, dir direction, "postedOn" date)
    JOIN mention ON mention.source = given.source AND source_id = "sourceId"`
}

/** Takes a digest from the readers, where they have it. */
export async function endPublication(tx: Tx, digestId: string) {
  await tx.publication.updateMany({ where: { digestId, endedAt: null }, data: { endedAt: new Date() } })
}

/** Keeps the draft as it stands, before something replaces it. */
export async function keepRevision(tx: Tx, digestId: string, reason: string) {
  const { day, revisions, entries, ...fields } = await tx.digest.findUniqueOrThrow({
    where: { id: digestId },
    select: {
      slug: true,
      day: true,
      title: true,
      intro: true,
      description: true,
      section: true,
      tags: true,
      socialImage: true,
      entries: {
        orderBy: { orderKey: 'asc' },
        select: {
          arxivId: true,
          orderKey: true,
          note: true,
          mentions: { orderBy: { orderKey: 'asc' }, select: { mentionId: true } },
        },
      },
      revisions: { orderBy: { number: 'desc' }, take: 1, select: { number: true } },
    },
  })
  const content: RevisionContent = {
    ...fields,
    day: day.toISOString().slice(0, 10),
    entries: entries.map(({ mentions, ...entry }) => ({
      ...entry,
      mentionIds: mentions.map(({ mentionId }) => mentionId),
    })),
  }
  await tx.revision.create({ data: { digestId, number: (revisions[0]?.number ?? 0) + 1, reason, content } })
}
