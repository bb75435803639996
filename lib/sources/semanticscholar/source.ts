import { env } from '../../env'
import { type Service, SourceFailure } from '../../http'
import type { Finding, Source } from '../schema'
import { parsePapers } from './parser'

// What a key allows: one request a second, of 500 papers.
const SEMANTIC_SCHOLAR: Service = { name: 'semanticscholar', intervalMs: 1_100, alone: true, perHour: 500 }
const DAY = 24 * 3_600_000

/** How often papers are cited. They are cited late: told on their pages, and no part of how they are ranked. */
export const semanticScholar: Source = {
  name: 'semanticscholar',
  byPaper: {},
  batch: 200,
  missing: () => {
    if (!env().SEMANTIC_SCHOLAR_KEY)
      return 'SEMANTIC_SCHOLAR_KEY is not set: without a key Semantic Scholar turns most requests away.'
  },
  check: async (subjects, { ask, now }): Promise<Finding[]> => {
    const answer = await ask({
      service: SEMANTIC_SCHOLAR,
      url: 'https://api.semanticscholar.org/graph/v1/paper/batch?fields=externalIds,citationCount',
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'x-api-key': env().SEMANTIC_SCHOLAR_KEY ?? '' },
      body: JSON.stringify({ ids: subjects.map(({ subject }) => `ARXIV:${subject}`) }),
      expected: [400, 401, 403],
    })
    // So it says that it knows none of them yet.
    const isUnknown = answer.status === 400 && /no valid paper ids/i.test(answer.text)
    if (answer.status === 400 && !isUnknown)
      throw new SourceFailure(`Semantic Scholar refused: ${answer.text.slice(0, 200)}`)
    if (answer.status >= 401)
      throw new SourceFailure(`Semantic Scholar does not take this SEMANTIC_SCHOLAR_KEY (${answer.status}).`)
    const { citations, dropped } = parsePapers(isUnknown ? '[]' : answer.text)
    return subjects.map(({ subject, day }, i) => ({
      subject,
      citations: citations.filter(({ arxivId }) => arxivId === subject),
      nextCheckAt: nextCount(day, now),
      trouble: i === 0 && dropped > 0 ? `${dropped} papers could not be read.` : undefined,
    }))
  },
}

/** Every day for two weeks, then every week for a year. */
function nextCount(day: string | null, now: Date): Date | null {
  const age = (now.getTime() - Date.parse(day ?? '')) / DAY
  if (!(age < 366)) return null
  return new Date(now.getTime() + (age < 14 ? 1 : 7) * DAY)
}
