import { rank } from '../lib/ranking/rank'
import type { Echo } from '../lib/ranking/schema'
import type { Measure } from './report'

const PAPERS = 1200
const POSTS = 5000
const SOURCES = ['bluesky', 'github', 'hackernews', 'huggingface', 'x']
const TURNS = 20

/** How long a day's papers take to be scored, and how that grows with them. */
export function measureRanking(): Measure {
  const [one, two] = [timeToRank(1), timeToRank(2)]
  return {
    what: `Scoring ${PAPERS.toLocaleString('en')} papers with ${POSTS.toLocaleString('en')} posts`,
    measured: `${one.toFixed(0)} ms, ${(two / one).toFixed(1)} times as long for twice as many`,
    goal: '≤ 1 s, in proportion',
  }
}

function timeToRank(days: number) {
  const papers = inventPapers(PAPERS * days, POSTS * days)
  const asked = SOURCES.map((source) => ({ source }))
  const turns = Array.from({ length: TURNS }, () => {
    const started = performance.now()
    rank('balanced', papers, asked)
    return performance.now() - started
  })
  return turns.sort((a, b) => a - b)[TURNS / 2] as number
}

function inventPapers(count: number, posts: number): Echo[] {
  const papers = Array.from({ length: count }, (_, i) => ({
    arxivId: `2611.${String(10_000 + i)}`,
    counts: SOURCES.filter((_, j) => (i * 7 + j) % 3 === 0).map((source, j) => ({
      source,
      upvotes: (i * 31 + j) % 400,
      comments: (i * 17 + j) % 60,
    })),
    posts: [] as Echo['posts'],
  }))
  for (let i = 0; i < posts; i++) {
    papers[(i * i) % count]?.posts.push({
      source: i % 2 === 0 ? 'bluesky' : 'x',
      account: `account ${(i * 13) % 2000}`,
      isProgram: i % 50 === 0,
      byAuthor: i % 40 === 0,
      reposts: i % 90,
      likes: (i * 7) % 900,
      quotes: i % 5,
      replies: i % 30,
    })
  }
  return papers
}
