import 'server-only'
import type { Admin, Contributor } from '../accounts/rights'
import { recordDeed } from '../audit/mutations'
import { db, type Tx } from '../db'
import type { ShownMention } from '../digests/schema'
import { bumpEdition } from '../edition'
import { AppError } from '../errors'
import type { Prisma } from '../generated/prisma/client'
import { type Recorded, recorded } from '../papers/mutations'
import { atAddress, type Person, personAt } from './address'
import { mentionKey } from './schema'

type ShownEntry = { arxivId: string; mentions: ShownMention[] }
export type RecordedMentions = Recorded & { ids: ReadonlyMap<string, string> }

/**
 * Keeps the mentions that a digest of a day shows, and which papers they link to; what a later day's digest shows of a
 * mention stays. The ids of all are told by key.
 */
export async function recordMentions(tx: Tx, day: string, shown: ShownEntry[]): Promise<RecordedMentions> {
  const mentions = new Map(shown.flatMap((entry) => entry.mentions.map((mention) => [mentionKey(mention), mention])))
  const written = await tx.$queryRaw<{ id: string; added: boolean }[]>`
    INSERT INTO mention (id, source, source_id, url, author_name, author_handle, body, lang, dir, posted_on)
    SELECT gen_random_uuid(), source, "sourceId", url, "authorName", "authorHandle", body, lang, dir, "postedOn"
    FROM jsonb_to_recordset(${JSON.stringify([...mentions.values()])}::jsonb) AS given(
      source text, "sourceId" text, url text, "authorName" text, "authorHandle" text, body jsonb, lang text,
      dir direction, "postedOn" date)
    ORDER BY source, "sourceId"
    ON CONFLICT (source, source_id) DO UPDATE SET
      url = excluded.url, author_name = excluded.author_name, author_handle = excluded.author_handle,
      body = excluded.body, lang = excluded.lang, dir = excluded.dir, posted_on = excluded.posted_on
    WHERE (mention.url, mention.author_name, mention.author_handle, mention.body, mention.lang, mention.dir, mention.posted_on)
      IS DISTINCT FROM (excluded.url, excluded.author_name, excluded.author_handle, excluded.body, excluded.lang,
        excluded.dir, excluded.posted_on)
      AND NOT EXISTS (
        SELECT FROM published_mention
        JOIN published_entry ON published_entry.id = entry_id
        JOIN publication ON publication.id = publication_id
        WHERE mention_id = mention.id AND ended_at IS NULL AND day > ${day}::date)
    RETURNING source || ' ' || source_id AS id, xmax = 0 AS added`
  return { ...recorded(written), ids: await linkMentions(tx, shown) }
}

async function linkMentions(tx: Tx, shown: ShownEntry[]): Promise<Map<string, string>> {
  const links = shown.flatMap(({ arxivId, mentions }) =>
    mentions.map(({ source, sourceId }) => ({ arxivId, source, sourceId })),
  )
  const linked = await tx.$queryRaw<{ source: string; sourceId: string; id: string }[]>`
    WITH shown AS (
      SELECT *, (SELECT id FROM mention WHERE mention.source = link.source AND source_id = "sourceId")
      FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS link("arxivId" text, source text, "sourceId" text)),
    linked AS (
      INSERT INTO paper_mention (arxiv_id, mention_id) SELECT DISTINCT "arxivId", id FROM shown ON CONFLICT DO NOTHING)
    SELECT source, "sourceId", id FROM shown`
  return new Map(linked.map(({ id, ...mention }) => [mentionKey(mention), id]))
}

/** Takes a post out of pages, feeds and exports for good, however it comes in again; tells how many it was. */
export async function suppressMention(address: string): Promise<{ suppressed: number }> {
  return suppress(atAddress(address))
}

/** Takes all that somebody wrote out of pages, feeds and exports for good, and whatever they write from now on. */
export async function suppressPerson(
  { source, authorId, authorHandle }: Person,
  record?: Also,
): Promise<{ suppressed: number }> {
  const isTheirs = authorId
    ? { authorId }
    : { authorHandle: { equals: authorHandle ?? '', mode: 'insensitive' as const } }
  return suppress({ source, ...isTheirs }, async (tx, suppressed) => {
    const known = await tx.mention.findMany({
      where: { source, ...isTheirs, authorId: { not: null } },
      distinct: ['authorId'],
      select: { authorId: true },
    })
    // Under whichever handle they come again.
    const persons = [{ source, authorId, authorHandle }, ...known.map(({ authorId }) => ({ source, authorId }))]
    await tx.suppression.createMany({ data: persons })
    await record?.(tx, suppressed)
  })
}

/** Takes a post, or all that the owner of a profile wrote, out for good, as an admin is asked to. */
export async function suppressAt(admin: Admin, address: string): Promise<{ suppressed: number; isPerson: boolean }> {
  if (!URL.canParse(address)) throw new AppError('invalid', `${address} is not the address of a post or a profile.`)
  const person = personAt(address)
  const record = async (tx: Tx, suppressed: number) => {
    if (suppressed === 0 && !person) throw new AppError('missing', `No post of ${address} is shown here.`)
    await recordDeed(tx, admin, 'suppress posts', { subject: address, after: { suppressed } })
  }
  const { suppressed } = person ? await suppressPerson(person, record) : await suppress(atAddress(address), record)
  return { suppressed, isPerson: person !== null }
}

type Also = (tx: Tx, suppressed: number) => Promise<void>

async function suppress(where: Prisma.MentionWhereInput, also?: Also) {
  return db().$transaction(async (tx) => {
    const { count } = await tx.mention.updateMany({
      where: { ...where, suppressedAt: null },
      data: { suppressedAt: new Date() },
    })
    await also?.(tx, count)
    if (count > 0) await bumpEdition(tx)
    return { suppressed: count }
  })
}

/** Says of a post that is known here that it is about a paper; null where no such post is. */
export async function linkKnownMention(person: Contributor, arxivId: string, address: string) {
  return db().$transaction(async (tx) => {
    const select = { id: true, suppressedAt: true, forgottenAt: true }
    const mention = await tx.mention.findFirst({ where: atAddress(address), select })
    // Of a forgotten one the words are to be fetched again.
    if (!mention || (mention.forgottenAt && !mention.suppressedAt)) return null
    if (mention.suppressedAt)
      throw new AppError('forbidden', 'That post, or its author, was taken out of this site for good.')
    const { count } = await tx.paperMention.createMany({
      data: { arxivId, mentionId: mention.id },
      skipDuplicates: true,
    })
    if (count > 0) await recordDeed(tx, person, 'paste post', { subject: address })
    return { mentionId: mention.id }
  })
}
