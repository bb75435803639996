import type { Receipt } from '../digests/schema'
import { isProgram, loudestOfEach, loudness, prolificAccounts } from './accounts'
import type { Asked, Echo, Ranked } from './schema'

type Count = 'reposts' | 'likes' | 'comments' | 'upvotes'
type SourceRule = { weight: number; posts: true } | { weight: number; counts: Partial<Record<Count, number>> }

/** Where each paper stands among those of its day, source by source: docs/decisions/0008-balanced-score.md. */
export const balanced = {
  name: 'balanced',
  version: 1,
  threshold: 25,
  sources: {
    bluesky: { weight: 0.25, posts: true },
    github: { weight: 0.1, counts: { upvotes: 1 } },
    hackernews: { weight: 0.2, counts: { upvotes: 1, comments: 0.5 } },
    huggingface: { weight: 0.3, counts: { upvotes: 1, comments: 0.5 } },
    mastodon: { weight: 0.05, posts: true },
    reddit: { weight: 0.1, counts: { upvotes: 1, comments: 0.5 } },
    x: { weight: 0.25, posts: true },
  } as Record<string, SourceRule>,
  ofProgram: 0.1,
  ofOwnAuthor: 0.5,
}

type Input = Receipt['inputs'][number]
type Place = NonNullable<Receipt['sources']>[number]

/** A score from 0 to 100 for each paper of a day. Sources that did not answer are left out, the others weigh more for it. */
export function scoreByBalancedRule(papers: Echo[], asked: Asked[]): Ranked[] {
  const known = asked.filter(({ source }) => source in balanced.sources)
  const silent = known.flatMap(({ failure }) => failure ?? [])
  const rules = known
    .filter(({ failure }) => !failure)
    .map(({ source }) => ({ source, ...(balanced.sources[source] as SourceRule) }))
    .sort((a, b) => (a.source < b.source ? -1 : 1))
  const whole = sum(rules.map(({ weight }) => weight))

  const prolific = prolificAccounts(papers)
  const inputs = papers.map((paper) => rules.flatMap((rule) => inputsOf(rule, paper, prolific)))
  const scales = rules.map(({ source }) => scaleOf(inputs.map((given) => strengthOf(source, given))))

  return papers.map(({ arxivId, posts }, i) => {
    const given = inputs[i] as Input[]
    const sources = rules.map(({ source, weight }, j): Place => {
      const strength = strengthOf(source, given)
      return { source, strength, ...(scales[j] as Scale)(strength), weight: weight / whole }
    })
    const repeated = posts.length - loudestOfEach(posts).length
    const receipt: Receipt = {
      rule: balanced.name,
      version: balanced.version,
      inputs: given,
      sources,
      leftOut: repeated > 0 ? [...silent, `${repeated} more by accounts that are counted`] : silent,
    }
    return { arxivId, score: weigh(sources), receipt }
  })
}

/** The score that a receipt's own figures give: two decimals, so that what is shown is what ranks. */
export const weigh = (sources: Place[]) =>
  Math.round(10_000 * sum(sources.map(({ percentile, weight }) => percentile * weight))) / 100

/** Logarithms: the next ten thousand likes say less than the first ten, and one loud account is not a crowd. */
export const strengthOf = (source: string, inputs: Input[]) =>
  sum(inputs.filter((input) => input.source === source).map(({ value, weight }) => weight * Math.log1p(value)))

type Scale = (strength: number) => { percentile: number; among: number }

/**
 * Where a strength stands among those above nothing: its rank, of equals their middle, over one more than there are. So
 * the only paper that a source speaks of stands at a half, and what nobody spoke of at 0.
 */
function scaleOf(strengths: number[]): Scale {
  const spoken = strengths.filter((strength) => strength > 0).sort((a, b) => a - b)
  const ranks = new Map<number, { first: number; last: number }>()
  spoken.forEach((strength, i) => {
    ranks.set(strength, { first: ranks.get(strength)?.first ?? i + 1, last: i + 1 })
  })
  return (strength) => {
    const { first, last } = ranks.get(strength) ?? { first: 0, last: 0 }
    return { percentile: (first + last) / 2 / (spoken.length + 1), among: spoken.length }
  }
}

function inputsOf(rule: SourceRule & { source: string }, paper: Echo, prolific: ReadonlySet<string>): Input[] {
  const { source } = rule
  if ('posts' in rule) {
    return loudestOfEach(paper.posts.filter((post) => post.source === source))
      .map((post) => ({
        source,
        name: 'post',
        value: loudness(post),
        weight: (isProgram(post, prolific) ? balanced.ofProgram : 1) * (post.byAuthor ? balanced.ofOwnAuthor : 1),
      }))
      .filter(({ value }) => value > 0)
      .sort((a, b) => b.value - a.value || b.weight - a.weight)
  }
  const counts = paper.counts.find((counts) => counts.source === source)
  return Object.entries(rule.counts)
    .map(([name, weight]) => ({ source, name, value: counts?.[name as Count] ?? 0, weight }))
    .filter(({ value }) => value > 0)
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
