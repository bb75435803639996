import 'server-only'
import { type ListedPaper, listPapersOfDay } from '../collector/queries'
import { db, type Tx } from '../db'
import { bodySchema, type Span } from '../mentions/schema'
import { listSourcesOfDay } from '../runs/queries'
import { findSettings } from '../settings/queries'
import { sourceName } from '../source-names'
import { isOwnAuthor } from './own-author'
import { rank, thresholdOf } from './rank'
import type { Echo, RuleName } from './schema'
import { chooseMentions } from './shown-mentions'

/** How papers are ranked here, and from which score on they get into the draft of the day. */
export async function findRule(): Promise<{ rule: RuleName; threshold: number }> {
  const { scoreRule: rule, scoreThreshold } = await findSettings()
  return { rule, threshold: scoreThreshold === '' ? thresholdOf(rule) : scoreThreshold }
}

/** What ranking a listing day as it was known at a moment gives: its papers by score, with what was read of each. */
export async function rankDay(day: string, rule: RuleName, at = new Date()) {
  const [papers, sources] = await Promise.all([listPapersOfDay(day, at), listSourcesOfDay(day, at)])
  const known = new Map(papers.map((paper) => [paper.arxivId, markOwnAuthors(paper)]))
  const asked = sources.map(({ source, failure }) => ({
    source,
    ...(failure && { failure: `${sourceName(source)}, which did not answer` }),
  }))
  return rank(rule, [...known.values()].map(echoOf), asked).map(({ receipt, ...ranked }) => ({
    ...ranked,
    receipt: { ...receipt, asOf: at.toISOString() },
    paper: known.get(ranked.arxivId) as ListedPaper,
  }))
}

/** What each rule scores the papers of the last listing days, those above 0: for choosing a rule and a threshold. */
export async function listLateScores(days = 3) {
  const listed = await db().paper.findMany({
    where: { announcedOn: { not: null } },
    distinct: 'announcedOn',
    orderBy: { announcedOn: 'desc' },
    take: days,
    select: { announcedOn: true },
  })
  const names = listed.flatMap(({ announcedOn }) => announcedOn?.toISOString().slice(0, 10) ?? [])
  return Promise.all(
    names.map(async (day) => {
      const scores = async (rule: RuleName) =>
        (await rankDay(day, rule)).map(({ score }) => score).filter((score) => score > 0)
      return { day, scores: { balanced: await scores('balanced'), original: await scores('original') } }
    }),
  )
}

const markOwnAuthors = (paper: ListedPaper): ListedPaper => ({
  ...paper,
  mentions: paper.mentions.map((mention) => ({
    ...mention,
    byAuthor: mention.byAuthor || isOwnAuthor(mention, paper.authors),
  })),
})

function echoOf({ arxivId, counts, mentions }: ListedPaper): Echo {
  return {
    arxivId,
    // Repositories had stars before anybody spoke of the paper.
    counts: counts.map(({ first, ...given }) =>
      given.source === 'github' ? { ...given, upvotes: (given.upvotes ?? 0) - (first.upvotes ?? 0) } : given,
    ),
    // A post whose counts were not known by then says nothing yet.
    posts: mentions.flatMap(({ source, authorId, authorHandle, authorIsBot, byAuthor, counts }) =>
      counts
        ? {
            source,
            account: authorId ?? authorHandle.toLowerCase(),
            isProgram: authorIsBot,
            byAuthor,
            reposts: counts.reposts ?? 0,
            likes: counts.likes ?? 0,
            quotes: counts.quotes ?? 0,
            replies: counts.replies ?? 0,
          }
        : [],
    ),
  }
}

type StoredPost = Omit<Parameters<typeof chooseMentions>[0][number], 'text'> & {
  arxivId: string
  title: string
  body: unknown
}

/** The ids of the posts to show under each of these papers, in order. */
export async function listMentionsToShow(tx: Tx, arxivIds: string[]): Promise<Map<string, string[]>> {
  const posts = await tx.$queryRaw<StoredPost[]>`
    SELECT mention.id, arxiv_id AS "arxivId", title, source, author_name AS "authorName",
      author_handle AS "authorHandle", body,
      coalesce(reposts, 0) + coalesce(likes, 0) + coalesce(upvotes, 0) AS liked
    FROM paper JOIN paper_mention USING (arxiv_id) JOIN mention ON mention.id = mention_id
    CROSS JOIN LATERAL (
      SELECT reposts, likes, upvotes FROM mention_count WHERE mention_id = mention.id ORDER BY taken_at DESC LIMIT 1)
    WHERE arxiv_id = ANY (${arxivIds})
      AND missing_since IS NULL AND deleted_at IS NULL AND suppressed_at IS NULL AND withheld IS NULL AND forgotten_at IS NULL`
  const papers = Map.groupBy(posts, ({ arxivId }) => arxivId)
  return new Map(
    [...papers].map(([arxivId, said]) => {
      const texts = said.map(({ body, ...post }) => ({ ...post, text: textOf(bodySchema.catch([]).parse(body)) }))
      return [arxivId, chooseMentions(texts, said[0]?.title ?? '').map(({ id }) => id)]
    }),
  )
}

const textOf = (body: Span[]) => body.map((span) => ('text' in span && span.type !== 'link' ? span.text : ' ')).join('')
