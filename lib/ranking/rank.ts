import { independence, prolificAccounts } from './accounts'
import { balanced, scoreByBalancedRule } from './balanced'
import { original, scoreByOriginalRule } from './original'
import type { Asked, Echo, Ranked, RuleName } from './schema'

/** At which score each rule takes a paper into the draft of the day, where no admin said otherwise. */
export const thresholdOf = (rule: RuleName) => ({ balanced, original })[rule].threshold

/** A listing day's papers with score and receipt, the highest first and equals by ascending id. */
export function rank(rule: RuleName, papers: Echo[], asked: Asked[]): Ranked[] {
  const prolific = prolificAccounts(papers)
  const posts = new Map(papers.map((paper) => [paper.arxivId, paper.posts]))
  return scoreBy(rule, papers, asked)
    .map(({ arxivId, score, receipt }) => {
      const talk = posts.get(arxivId) ?? []
      return { arxivId, score, receipt: talk.length > 0 ? { ...receipt, ...independence(talk, prolific) } : receipt }
    })
    .sort(inOrder)
}

/** By descending score, equals by ascending id. */
export const inOrder = (a: Pick<Ranked, 'score' | 'arxivId'>, b: Pick<Ranked, 'score' | 'arxivId'>) =>
  b.score - a.score || (a.arxivId < b.arxivId ? -1 : Number(a.arxivId > b.arxivId))

function scoreBy(rule: RuleName, papers: Echo[], asked: Asked[]): Ranked[] {
  if (rule === 'balanced') return scoreByBalancedRule(papers, asked)
  const silent = asked.flatMap(({ failure }) => failure ?? [])
  return papers.map(({ arxivId, counts }) => ({ arxivId, ...scoreByOriginalRule(counts, silent) }))
}
