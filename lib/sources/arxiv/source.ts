import { z } from 'zod'
import type { Finding, PaperFacts, Source, Subject, Tools } from '../schema'
import { fetchFeed, fetchPapers, fetchRecords } from './client'

const HOUR = 3_600_000
// The feed holds no more than this and says nothing of the rest, which the records tell.
const LONGEST_FEED = 2_000
const BATCH = 100
// Archives that are a group of their own; all others are physics.
const GROUPS = new Set(['cs', 'econ', 'eess', 'math', 'q-bio', 'q-fin', 'stat'])
// So long may moderators hold a paper before it is announced.
const HELD_DAYS = 21

const feedMemorySchema = z
  .object({ day: z.string(), newest: z.string(), etag: z.string().nullable(), staleSince: z.coerce.date().optional() })
  .nullable()
  .catch(null)
const detailsMemorySchema = z.object({ ids: z.array(z.string()), tries: z.int().default(0) })

/** Papers: the feed of what was announced, the records of a day, and details by id. */
export const arxiv: Source = {
  name: 'arxiv',

  subjects: ({ days, categories, today, openingOf }) => [
    { subject: 'feed', day: null },
    ...days.flatMap((day) =>
      categories.map((category) => ({
        subject: `records ${setOf(category)} ${day}`,
        day,
        // An answer that came too early would be kept at arXiv's edge for the day; and the feed of today comes first.
        nextCheckAt: new Date(openingOf(day).getTime() + (day === today ? 4 : 0) * HOUR),
      })),
    ),
  ],

  check: async ([subject], tools) => {
    if (!subject) return []
    const [kind, set = ''] = subject.subject.split(' ')
    if (kind === 'feed') return [await checkFeed(subject, tools)]
    if (kind === 'records') return [await checkRecords(subject, set, tools)]
    return [await checkDetails(subject, tools)]
  },
}

async function checkFeed({ subject, memory }: Subject, tools: Tools): Promise<Finding> {
  const { ask, now, today, categories, isExpected, openingOf, nextListing } = tools
  const last = feedMemorySchema.parse(memory)
  const soon = new Date(now.getTime() + HOUR)
  const isStillNight = now < new Date(openingOf(today).getTime() + 6 * HOUR)
  // Later than that nobody waits for today's any more.
  const later = isStillNight ? soon : openingOf(nextListing(today))
  const feed = await fetchFeed(ask, categories, last?.day === today ? (last.etag ?? null) : null)
  if (!feed) return { subject, memory: last, nextCheckAt: later }

  if (feed.day < today) {
    const trouble = isStillNight ? undefined : `The feed is still that of ${feed.day}, not of ${today}.`
    return { subject, memory: last, nextCheckAt: soon, trouble }
  }
  if (feed.papers.length === 0) {
    const trouble = isExpected(feed.day)
      ? `The feed of ${feed.day} is empty, on a day that should have papers.`
      : undefined
    return { subject, memory: last, nextCheckAt: later, trouble }
  }
  const newest = newestId(feed.papers)
  if (last && newest && feed.day > last.day && newest <= last.newest) {
    const staleSince = last.staleSince ?? now
    const trouble = `The feed says ${feed.day} but holds nothing newer than ${last.newest}, which came on ${last.day}.`
    return { subject, memory: { ...last, staleSince }, nextCheckAt: later, trouble, staleSince }
  }
  const announced = feed.papers.filter(({ announcedAs }) => announcedAs === 'new' || announcedAs === 'cross')
  return {
    subject,
    listedOn: feed.day,
    papers: feed.papers,
    memory: { day: feed.day, newest: newest ?? last?.newest ?? '', etag: feed.etag },
    nextCheckAt: openingOf(nextListing(feed.day)),
    more: inBatches(announced.map(({ arxivId }) => arxivId)).map((ids, i) => ({
      subject: `details ${feed.day} ${String(i + 1).padStart(3, '0')}`,
      day: feed.day,
      memory: { ids },
    })),
    trouble:
      feed.papers.length + feed.dropped >= LONGEST_FEED
        ? `The feed of ${feed.day} is as long as feeds get: what it left out comes with the records.`
        : feed.dropped > 0
          ? `${feed.dropped} items of the feed of ${feed.day} could not be read.`
          : undefined,
  }
}

async function checkRecords({ subject, day }: Subject, set: string, tools: Tools): Promise<Finding> {
  if (!day) return { subject, nextCheckAt: null }
  const papers = await fetchRecords(tools.ask, set, day)
  const isEmpty = papers.length === 0 && tools.isExpected(day)
  return {
    subject,
    listedOn: day,
    papers: papers.map((paper) => ({ ...paper, announcedAs: announcedAs(paper, day, tools.categories) })),
    // What is not there yet may come; after two days it does not.
    nextCheckAt:
      isEmpty && tools.now.getTime() - Date.parse(day) < 48 * HOUR ? new Date(tools.now.getTime() + 6 * HOUR) : null,
    trouble:
      isEmpty && day === tools.today
        ? `The records of ${day} in ${set} are empty, on a day that should have papers.`
        : undefined,
  }
}

/** Records tell when something changed, not what was announced: a paper of one young version is new, any other is not. */
function announcedAs({ versions = [], categories }: PaperFacts, day: string, ours: string[]) {
  const [first] = versions
  const isYoung = first && Date.parse(day) - first.submittedAt.getTime() < HELD_DAYS * 24 * HOUR
  if (versions.length !== 1 || !isYoung) return undefined
  const [primary = ''] = categories
  return ours.some((category) => primary === category || primary.startsWith(`${category}.`)) ? 'new' : 'cross'
}

async function checkDetails({ subject, memory }: Subject, { ask, now }: Tools): Promise<Finding> {
  const { ids, tries } = detailsMemorySchema.parse(memory)
  const papers = await fetchPapers(ask, ids)
  const known = new Set(papers.map(({ arxivId }) => arxivId))
  const missing = ids.filter((id) => !known.has(id))
  const isOver = missing.length === 0 || tries >= 2
  return {
    subject,
    papers,
    // It leaves out what it does not know yet, without a word.
    memory: { ids: missing, tries: tries + 1 },
    nextCheckAt: isOver ? null : new Date(now.getTime() + HOUR),
    trouble:
      missing.length > 0 ? `Details of ${missing.length} of ${ids.length} papers were not in the answer.` : undefined,
  }
}

/** The newest of the new: ids rise within a month, and months before them. */
function newestId(papers: PaperFacts[]): string | undefined {
  const ids = papers.filter(({ announcedAs }) => announcedAs === 'new').map(({ arxivId }) => arxivId)
  return ids.toSorted().at(-1)
}

/** What OAI-PMH calls a category: cs, cs:cs:LG, physics:hep-th. */
function setOf(category: string) {
  const [archive = '', subject] = category.split('.')
  const group = GROUPS.has(archive) ? archive : 'physics'
  if (!subject) return group === archive ? archive : `${group}:${archive}`
  return `${group}:${archive}:${subject}`
}

function inBatches(ids: string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, i) => ids.slice(i * BATCH, (i + 1) * BATCH))
}
