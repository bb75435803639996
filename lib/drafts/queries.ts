import 'server-only'
import { db, readTogether, type Tx } from '../db'
import { type Engagement, engagementSchema, headFields, type RevisionContent, receiptSchema } from '../digests/schema'
import type { Prisma } from '../generated/prisma/client'
import { bodySchema } from '../mentions/schema'
import { scoreByOriginalRule } from '../ranking/original'
import { DIFFERS, personOf, readHead } from './head'
import type { DigestField, DraftEntry, DraftMention, DraftUpdate, Presence } from './schema'

/** Who was not seen for so long has left. */
export const GONE_AFTER_MS = 10_000

// More than these are cheaper to send as the whole draft.
const MOST_OPERATIONS = 200

const person = { select: { id: true, name: true } }

const mentionSelect = {
  id: true,
  source: true,
  sourceId: true,
  url: true,
  authorName: true,
  authorHandle: true,
  body: true,
  lang: true,
  dir: true,
  postedOn: true,
  deletedAt: true,
  suppressedAt: true,
  withheld: true,
  papers: { where: { byAuthor: true }, select: { arxivId: true } },
} satisfies Prisma.MentionSelect

const entrySelect = {
  id: true,
  orderKey: true,
  arxivId: true,
  note: true,
  paper: {
    select: {
      title: true,
      authors: true,
      abstract: true,
      categories: true,
      withdrawnAt: true,
      _count: { select: { mentions: true } },
    },
  },
  mentions: { orderBy: { orderKey: 'asc' }, select: { id: true, orderKey: true, mention: { select: mentionSelect } } },
} satisfies Prisma.EntrySelect

/** The whole draft, or null. */
export function findDraft(digestId: string): Promise<DraftUpdate | null> {
  return readTogether((tx) => readUpdate(tx, digestId, -1))
}

/** What changed in the draft since that version of it, or null where it is gone. */
export function findUpdate(digestId: string, since: number): Promise<DraftUpdate | null> {
  return readTogether((tx) => readUpdate(tx, digestId, since))
}

export async function readUpdate(tx: Tx, digestId: string, since: number): Promise<DraftUpdate | null> {
  const head = await readHead(tx, digestId)
  if (!head) return null
  const { version, standing, digest, publicationId } = head
  const operations = await listOperations(tx, digestId, since, version)
  const { changed, moved } = tellApart(operations)
  const entries = await readEntries(tx, { digestId, day: new Date(digest.day), publicationId, ids: changed })
  const places = moved.length > 0 ? await readPlaces(tx, digestId, moved) : []
  const present = new Set([...entries, ...places].map(({ id }) => id))
  return {
    version,
    whole: !operations,
    digest,
    standing,
    entries,
    moved: places,
    removed: [...(changed ?? []), ...moved].filter((id) => !present.has(id)),
    operations: operations ?? [],
  }
}

/** The operations after a version, or null where not every step is known: then only the whole draft tells what changed. */
async function listOperations(tx: Tx, digestId: string, since: number, version: number) {
  if (since < 0 || since > version || version - since > MOST_OPERATIONS) return null
  const operations = await tx.$queryRaw<DraftUpdate['operations']>`
    SELECT operation.id, type, field, entry_ids AS entries, ${personOf('account')} AS by
    FROM operation LEFT JOIN account ON account.id = account_id
    WHERE digest_id = ${digestId}::uuid AND version > ${since} AND version <= ${version} ORDER BY version`
  return operations.length === version - since ? operations : null
}

const MOVES: ReadonlySet<string> = new Set(['move entry', 'arrange entries', 'sort entries'])

/** Of the entries that operations touched, those that may be otherwise, null for all, and those that only moved. */
function tellApart(operations: DraftUpdate['operations'] | null) {
  if (!operations) return { changed: null, moved: [] }
  const touched = (isMove: boolean) =>
    new Set(operations.filter(({ type }) => MOVES.has(type) === isMove).flatMap(({ entries }) => entries))
  const changed = touched(false)
  return { changed: [...changed], moved: [...touched(true)].filter((id) => !changed.has(id)) }
}

function readPlaces(tx: Tx, digestId: string, ids: string[]) {
  return tx.entry.findMany({ where: { digestId, id: { in: ids } }, select: { id: true, orderKey: true } })
}

/** The publication of a digest that readers read. */
export async function findCurrent(tx: Tx, digestId: string): Promise<string | undefined> {
  const current = await tx.publication.findFirst({ where: { digestId, endedAt: null }, select: { id: true } })
  return current?.id
}

/** The newest version of each of these drafts; those that are gone are not among them. */
export async function findVersions(digestIds: string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db().digest.findMany({ where: { id: { in: digestIds } }, select: { id: true, version: true } })
  return new Map(rows.map(({ id, version }) => [id, version]))
}

type Wanted = { digestId: string; day: Date; publicationId: string | undefined; ids: string[] | null }

/**
 * Entries as a publication would freeze them now: what stands in the current one keeps its facts, its counts and its
 * score; what is new has the newest ones, and the score of the day's candidate where there is one.
 */
export async function readEntries(tx: Tx, { digestId, day, publicationId, ids }: Wanted): Promise<DraftEntry[]> {
  if (ids?.length === 0) return []
  const rows = await tx.entry.findMany({
    where: { digestId, ...(ids && { id: { in: ids } }) },
    orderBy: { orderKey: 'asc' },
    select: entrySelect,
  })
  const arxivIds = rows.map(({ arxivId }) => arxivId)
  const frozen = await findFrozen(tx, publicationId, arxivIds)
  const fresh = arxivIds.filter((arxivId) => !frozen.has(arxivId))
  const [engagement, scores] = [await readEngagement(tx, fresh), await findCandidateScores(tx, day, fresh)]
  return rows.map(({ paper, mentions, ...entry }) => {
    const { withdrawnAt, _count, ...facts } = paper
    const counts = engagement.get(entry.arxivId) ?? []
    return {
      ...entry,
      ...facts,
      engagement: counts,
      ...(scores.get(entry.arxivId) ?? scoreByOriginalRule(counts)),
      ...frozen.get(entry.arxivId),
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
      mentions: mentions.map(({ mention, ...place }) => ({ ...place, mention: readMention(mention, entry.arxivId) })),
      knownMentions: _count.mentions,
    }
  })
}

async function findFrozen(tx: Tx, publicationId: string | undefined, arxivIds: string[]) {
  const rows = publicationId
    ? await tx.publishedEntry.findMany({
        where: { publicationId, arxivId: { in: arxivIds } },
        select: {
          arxivId: true,
          title: true,
          authors: true,
          abstract: true,
          categories: true,
          engagement: true,
          score: true,
          receipt: true,
        },
      })
    : []
  return new Map(
    rows.map(({ arxivId, engagement, receipt, ...facts }) => [
      arxivId,
      { ...facts, engagement: engagementSchema.parse(engagement), receipt: receiptSchema.parse(receipt) },
    ]),
  )
}

type Counts = Omit<Engagement[number], 'takenAt'>

/** The newest counts of each source. */
async function readEngagement(tx: Tx, arxivIds: string[]): Promise<Map<string, Engagement>> {
  const rows = await tx.$queryRaw<(Counts & { arxivId: string; takenAt: Date })[]>`
    SELECT DISTINCT ON (arxiv_id, source)
      arxiv_id AS "arxivId", source, taken_at AS "takenAt", reposts, likes, comments, upvotes
    FROM snapshot WHERE arxiv_id = ANY (${arxivIds}) ORDER BY arxiv_id, source, taken_at DESC`
  const counts = Map.groupBy(rows, ({ arxivId }) => arxivId)
  return new Map(
    [...counts].map(([arxivId, taken]) => [
      arxivId,
      taken.map(({ arxivId: _, takenAt, ...count }) => ({ ...count, takenAt: takenAt.toISOString() })),
    ]),
  )
}

async function findCandidateScores(tx: Tx, day: Date, arxivIds: string[]) {
  const rows = await tx.candidate.findMany({
    where: { day, arxivId: { in: arxivIds } },
    select: { arxivId: true, score: true, receipt: true },
  })
  return new Map(rows.map(({ arxivId, score, receipt }) => [arxivId, { score, receipt: receiptSchema.parse(receipt) }]))
}

type StoredMention = Prisma.MentionGetPayload<{ select: typeof mentionSelect }>

/** A post as it stands under a paper. */
function readMention(
  { body, postedOn, deletedAt, suppressedAt, withheld, papers, ...mention }: StoredMention,
  underPaper: string,
): DraftMention {
  return {
    ...mention,
    body: bodySchema.catch([]).parse(body),
    postedOn: dayOf(postedOn),
    isDeleted: deletedAt !== null,
    isSuppressed: suppressedAt !== null || withheld !== null,
    isByAuthor: papers.some(({ arxivId }) => arxivId === underPaper),
  }
}

/** The posts known about an entry's paper that readers may see, newest first. */
export async function listKnownMentions(digestId: string, entryId: string): Promise<DraftMention[] | null> {
  const arxivId = await findEntryPaper(digestId, entryId)
  if (!arxivId) return null
  const known = await db().mention.findMany({
    where: { papers: { some: { arxivId } }, suppressedAt: null, withheld: null, forgottenAt: null },
    orderBy: [{ postedOn: 'desc' }, { id: 'desc' }],
    take: 200,
    select: mentionSelect,
  })
  return known.map((mention) => readMention(mention, arxivId))
}

/** The paper of an entry, or null. */
export async function findEntryPaper(digestId: string, entryId: string): Promise<string | null> {
  const entry = await db().entry.findFirst({ where: { id: entryId, digestId }, select: { arxivId: true } })
  return entry?.arxivId ?? null
}

/** A post as a draft shows it under a paper. */
export async function findDraftMention(id: string, arxivId: string): Promise<DraftMention> {
  return readMention(await db().mention.findUniqueOrThrow({ where: { id }, select: mentionSelect }), arxivId)
}

/** Of these digests, those whose draft says something else than what readers read of them. */
export async function listDiffering(tx: Tx, digestIds: string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT digest.id FROM digest JOIN publication ON digest_id = digest.id AND ended_at IS NULL
    WHERE digest.id = ANY (${digestIds}::uuid[]) AND ${DIFFERS}`
  return new Set(rows.map(({ id }) => id))
}

/** The draft as a revision keeps it. */
export async function readDraftContent(tx: Tx, digestId: string): Promise<RevisionContent> {
  const { day, entries, ...fields } = await tx.digest.findUniqueOrThrow({
    where: { id: digestId },
    select: {
      ...headFields,
      entries: {
        orderBy: { orderKey: 'asc' },
        select: {
          arxivId: true,
          orderKey: true,
          note: true,
          mentions: { orderBy: { orderKey: 'asc' }, select: { mentionId: true } },
        },
      },
    },
  })
  return {
    ...fields,
    day: day.toISOString().slice(0, 10),
    entries: entries.map(({ mentions, ...entry }) => ({
      ...entry,
      mentionIds: mentions.map(({ mentionId }) => mentionId),
    })),
  }
}

/** Who else has that day or address already, as a sentence; of a digest that is not there yet, anybody. */
export async function findTaken(
  tx: Tx,
  digestId: string | undefined,
  field: DigestField,
  value: unknown,
): Promise<string | undefined> {
  if (field !== 'day' && field !== 'slug') return
  const where = field === 'day' ? { day: new Date(value as string) } : { slug: value as string }
  const select = { title: true, trashedAt: true }
  const other =
    (await tx.digest.findFirst({ where: { ...where, id: { not: digestId } }, select })) ??
    // An address that was once another's leads there for ever.
    (await tx.publication.findFirst({
      where: { ...where, digestId: { not: digestId }, ...(field === 'day' && { endedAt: null }) },
      select: { digest: { select } },
    }))
  if (!other) return
  const { title, trashedAt } = 'digest' in other ? other.digest : other
  return `${value} is the ${field === 'day' ? 'day' : 'address'} of “${title}”${trashedAt ? ', which is in the trash' : ''}.`
}

/** Who has a page of these drafts open. */
export async function listPresences(digestIds: string[]): Promise<Map<string, Presence[]>> {
  const rows = await db().presence.findMany({
    where: { digestId: { in: digestIds }, seenAt: { gt: new Date(Date.now() - GONE_AFTER_MS) } },
    orderBy: { page: 'asc' },
    select: { page: true, digestId: true, entryId: true, field: true, account: person },
  })
  const here = Map.groupBy(rows, ({ digestId }) => digestId)
  return new Map(
    digestIds.map((id) => [
      id,
      (here.get(id) ?? []).map(({ page, entryId, field, account }) => ({
        page,
        entry: entryId,
        field,
        person: account,
      })),
    ]),
  )
}

const dayOf = (day: Date) => day.toISOString().slice(0, 10)
