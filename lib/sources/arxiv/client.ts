import { type Ask, type Service, SourceFailure } from '../../http'
import type { PaperFacts } from '../schema'
import { type Feed, parseFeed, parseQuery, parseRecords } from './parser'

/** One request every three seconds and one connection, over all hosts and machines: arXiv's terms of use. */
const ARXIV: Service = { name: 'arxiv', intervalMs: 3_100, alone: true, perHour: 1_000, timeoutMs: 120_000 }
const MOST_PAGES = 50

/** What was announced last, or null when nothing changed since `etag`. */
export async function fetchFeed(ask: Ask, categories: string[], etag: string | null) {
  const url = `https://rss.arxiv.org/rss/${categories.join('+')}`
  // A refusal is a feed too, and says why.
  const answer = await ask({ service: ARXIV, url, etag, expected: [400] })
  if (answer.status === 304) return null
  return { ...parseFeed(answer.text), etag: answer.headers.etag ?? null } satisfies Feed & { etag: string | null }
}

/** Every record of a set that changed on a listing date, each once. */
export async function fetchRecords(ask: Ask, set: string, day: string) {
  const papers = new Map<string, PaperFacts>()
  const tokens = new Set<string>()
  let query = new URLSearchParams({ verb: 'ListRecords', metadataPrefix: 'arXivRaw', set, from: day, until: day })
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await ask({ service: ARXIV, url: `https://oaipmh.arxiv.org/oai?${query}` })
    const records = parseRecords(answer.text)
    for (const paper of records.papers) papers.set(paper.arxivId, paper)
    if (!records.token) return [...papers.values()]
    if (tokens.has(records.token)) throw new SourceFailure('The list of records leads back to a page that was read.')
    tokens.add(records.token)
    query = new URLSearchParams({ verb: 'ListRecords', resumptionToken: records.token })
  }
  throw new SourceFailure(`The list of records has more than ${MOST_PAGES} pages.`)
}

/** What the query interface knows of these papers: those it leaves out are not in the answer. */
export async function fetchPapers(ask: Ask, ids: string[]) {
  // Without max_results it answers about ten of them.
  const query = new URLSearchParams({ id_list: ids.join(','), max_results: String(ids.length) })
  const answer = await ask({
    service: ARXIV,
    url: `https://export.arxiv.org/api/query?${query}`,
    expected: [400],
  })
  return parseQuery(answer.text).papers
}
