import 'server-only'
import { type ListedPaper, listPapersOfDay, listSourcesOfDay } from '../collector/queries'
import { sourceName } from '../source-names'
import { isOwnAuthor } from './own-author'
import { rank } from './rank'
import type { Echo, RuleName } from './schema'

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
