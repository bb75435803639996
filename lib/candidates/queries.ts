import 'server-only'
import { cache } from 'react'
import { newYorkDay, nextListingDay, reasonWithoutList } from '../collector/calendar'
import { db, readTogether } from '../db'
import { type Receipt, receiptSchema } from '../digests/schema'
import { bodySchema } from '../mentions/schema'
import { canonicalArxivId } from '../papers/arxiv-id'
import { listReadings } from '../papers/queries'
import { findRule, listMentionsToShow } from '../ranking/queries'
import { findSettings } from '../settings/queries'
import { explain } from './absence'
import { publishMoment } from './publish-moment'
import type { CandidateState } from './schema'

const BALANCE_DAYS = 30

export type CandidateDay = Awaited<ReturnType<typeof listCandidateDays>>[number]
export type Candidate = Awaited<ReturnType<typeof listCandidates>>[number]
export type WholeCandidate = NonNullable<Awaited<ReturnType<typeof findCandidate>>>
export type Balance = Awaited<ReturnType<typeof findBalance>>

/** The newest days that have candidates, with how many nobody decided on yet. */
export async function listCandidateDays() {
  return db().$queryRaw<{ day: string; candidates: number; open: number }[]>`
    SELECT day::text, count(*)::int AS candidates,
      count(*) FILTER (WHERE accepted_at IS NULL AND dismissed_at IS NULL)::int AS open
    FROM candidate GROUP BY day ORDER BY candidate.day DESC LIMIT 30`
}

/** The candidates of a day by score, with every reading of each for its curve. */
export async function listCandidates(day: string) {
  const candidates = await db().candidate.findMany({
    where: { day: new Date(day) },
    orderBy: [{ score: 'desc' }, { arxivId: 'asc' }],
    select: {
      id: true,
      arxivId: true,
      score: true,
      receipt: true,
      acceptedAt: true,
      dismissedAt: true,
      account: { select: { name: true } },
      paper: {
        select: {
          title: true,
          authors: true,
          categories: true,
          announcedAs: true,
          entries: { where: { digest: { day: new Date(day) } }, select: { id: true } },
          _count: { select: { mentions: true } },
        },
      },
    },
  })
  const readings = Map.groupBy(await listReadings(candidates.map(({ arxivId }) => arxivId)), ({ arxivId }) => arxivId)
  return candidates.map(({ receipt, acceptedAt, dismissedAt, account, paper, ...candidate }) => {
    const { entries, _count, ...facts } = paper
    return {
      ...candidate,
      ...facts,
      receipt: readReceipt(receipt),
      state: stateOf({ acceptedAt, dismissedAt }),
      decidedBy: account?.name ?? null,
      isInDraft: entries.length > 0,
      mentions: _count.mentions,
      readings: readings.get(candidate.arxivId) ?? [],
    }
  })
}

/** One candidate with its abstract, its posts, the loudest first, and which of them the draft would show. */
export function findCandidate(id: string) {
  return readTogether(async (tx) => {
    const candidate = await tx.candidate.findUnique({
      where: { id },
      select: {
        id: true,
        day: true,
        arxivId: true,
        score: true,
        receipt: true,
        paper: { select: { title: true, authors: true, abstract: true, comment: true, categories: true } },
      },
    })
    if (!candidate) return null
    const { arxivId, receipt, paper, ...rest } = candidate
    const shown = new Set((await listMentionsToShow(tx, [arxivId])).get(arxivId))
    const posts = await tx.paperMention.findMany({
      where: { arxivId, mention: { deletedAt: null, suppressedAt: null, withheld: null, forgottenAt: null } },
      select: {
        byAuthor: true,
        mention: {
          select: {
            id: true,
            source: true,
            url: true,
            authorName: true,
            authorHandle: true,
            body: true,
            lang: true,
            dir: true,
            postedOn: true,
            counts: { orderBy: { takenAt: 'desc' }, take: 1 },
          },
        },
      },
    })
    const mentions = posts.map(({ byAuthor, mention: { counts, body, ...mention } }) => ({
      ...mention,
      byAuthor,
      body: bodySchema.catch([]).parse(body),
      counts: counts[0] ?? null,
      isToShow: shown.has(mention.id),
    }))
    const loudness = ({ counts }: (typeof mentions)[number]) =>
      (counts?.likes ?? 0) + (counts?.reposts ?? 0) + (counts?.upvotes ?? 0)
    return {
      ...rest,
      ...paper,
      arxivId,
      receipt: readReceipt(receipt),
      readings: await listReadings([arxivId]),
      mentions: mentions.sort((a, b) => loudness(b) - loudness(a)),
    }
  })
}

/** What the digests of the 30 days up to a day hold more than once, the draft of that day included. */
export async function findBalance(day: string) {
  const [balance] = await db().$queryRaw<{ categories: Repeated[]; firstAuthors: Repeated[]; accounts: Repeated[] }[]>`
    WITH shown AS (
      SELECT entry.arxiv_id, entry.id FROM entry JOIN digest ON digest.id = digest_id
      WHERE trashed_at IS NULL AND sample_at IS NULL
        AND digest.day > ${day}::date - ${BALANCE_DAYS}::int AND digest.day <= ${day}::date),
    papers AS (SELECT arxiv_id, categories[1] AS category, authors[1] AS author FROM paper
      WHERE arxiv_id IN (SELECT arxiv_id FROM shown)),
    accounts AS (
      SELECT source, author_handle, min(author_name) AS name, count(DISTINCT shown.arxiv_id)::int AS count
      FROM shown JOIN entry_mention ON entry_id = shown.id JOIN mention ON mention.id = mention_id
      GROUP BY 1, 2)
    SELECT
      (SELECT coalesce(jsonb_agg(to_jsonb(each) ORDER BY count DESC, name), '[]') FROM (
        SELECT category AS name, count(*)::int FROM papers WHERE category IS NOT NULL
        GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 12) each) AS categories,
      (SELECT coalesce(jsonb_agg(to_jsonb(each) ORDER BY count DESC, name), '[]') FROM (
        SELECT author AS name, count(*)::int FROM papers WHERE author IS NOT NULL
        GROUP BY 1 HAVING count(*) > 1 ORDER BY 2 DESC, 1 LIMIT 12) each) AS "firstAuthors",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('name', name, 'source', source, 'count', count)
        ORDER BY count DESC, name), '[]') FROM (
        SELECT * FROM accounts WHERE count > 1 ORDER BY count DESC, name LIMIT 12) each) AS accounts`
  return balance ?? { categories: [], firstAuthors: [], accounts: [] }
}
type Repeated = { name: string; count: number; source?: string }

/** Why a paper is not in the inbox of a day, or where it is in it, as a sentence. */
export async function explainAbsence(given: string, day: string): Promise<string> {
  const arxivId = canonicalArxivId(
    given
      .trim()
      .replace(/^.*\/(?:abs|pdf|html)\//, '')
      .replace(/\.pdf$/, ''),
  )
  if (!arxivId) return `“${given}” is no arXiv id; write it like 2611.01001.`
  const [{ rule, threshold }, paper, sources] = await Promise.all([
    findRule(),
    db().paper.findUnique({
      where: { arxivId },
      select: {
        announcedOn: true,
        withdrawnAt: true,
        candidates: {
          orderBy: { day: 'desc' },
          select: { day: true, score: true, acceptedAt: true, dismissedAt: true, account: { select: { name: true } } },
        },
        versions: { where: { announcedOn: new Date(day), number: { gt: 1 } }, select: { number: true } },
        published: {
          where: { publication: { endedAt: null } },
          select: { publication: { select: { day: true } } },
        },
        snapshots: { distinct: 'source', orderBy: { takenAt: 'desc' } },
      },
    }),
    db().runSource.findMany({ where: { run: { day: new Date(day) } }, distinct: 'source', select: { source: true } }),
  ])
  return explain({ arxivId, day, rule, threshold, paper, sources: sources.map(({ source }) => source) })
}

/**
 * Why readers of a site that collects have no digest of today, of which listing day the next one is, and when it comes by
 * itself; null where they have it.
 */
export const findOutlook = cache(async (now = new Date()) => {
  const { quietEvenings, publishHour, timeZone } = await findSettings()
  const today = newYorkDay(now)
  const aWeekAgo = new Date(now.getTime() - 7 * 86_400_000)
  const isCollecting = await db().run.findFirst({
    where: { startedAt: { gt: aWeekAgo, lte: now } },
    select: { id: true },
  })
  if (!isCollecting) return null
  const days = await db().publication.findMany({
    where: { day: { gte: aWeekAgo }, endedAt: null },
    select: { day: true },
  })
  const published = new Set(days.map(({ day }) => day.toISOString().slice(0, 10)))
  if (published.has(today)) return null
  const reason = reasonWithoutList(today, quietEvenings)
  // What was listed before and is still to come by itself comes first. Other drafts are nobody's promise.
  const [draft] = await db().digest.findMany({
    where: { ...PROMISED, day: { gte: aWeekAgo, lt: new Date(today) }, scheduledFor: { gt: now } },
    orderBy: { day: 'asc' },
    select: { day: true, scheduledFor: true },
    take: 1,
  })
  if (draft) return { today, reason, next: draft.day.toISOString().slice(0, 10), due: draft.scheduledFor }
  const next = reason ? nextListingDay(today, quietEvenings) : today
  // Once there is a draft its own schedule counts, which an editor may have changed.
  const begun = await db().digest.findFirst({
    where: { day: new Date(next), sampleAt: null },
    select: { scheduledFor: true },
  })
  const usual = publishHour === '' ? null : publishMoment(next, publishHour, timeZone)
  const due = begun ? begun.scheduledFor : usual
  return { today, reason, next, due: due && due > now ? due : null }
})

const PROMISED = { trashedAt: null, sampleAt: null, publications: { none: {} } } as const

const stateOf = ({ acceptedAt, dismissedAt }: { acceptedAt: Date | null; dismissedAt: Date | null }): CandidateState =>
  acceptedAt ? 'accepted' : dismissedAt ? 'dismissed' : 'open'

const NO_RECEIPT: Receipt = { rule: 'unknown', version: 0, inputs: [], leftOut: [] }
const readReceipt = (receipt: unknown) => receiptSchema.catch(NO_RECEIPT).parse(receipt)
