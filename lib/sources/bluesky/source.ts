import { env } from '../../env'
import type { Ask } from '../../http'
import type { Finding, Source, Standings, Subject } from '../schema'
import { fetchPosts, findLinkingPosts, searchPosts } from './client'
import { isUri } from './parser'

const DAYS = 3

/** Posts on Bluesky: with an account one search for all papers, without one those that link to a paper of the shortlist. */
export const bluesky: Source = {
  name: 'bluesky',
  batch: 10,
  byPaper: {},
  subjects: () => (hasAccount() ? [{ subject: 'search', day: null }] : []),
  check: async (subjects, { ask, now }): Promise<Finding[]> => {
    const papers = subjects.filter(({ paper }) => paper)
    const findings = await checkPapers(papers, ask)
    // Claimed with them or alone, the search is one subject among others.
    if (subjects.length === papers.length) return findings
    const since = new Date(now.getTime() - DAYS * 24 * 3_600_000).toISOString().slice(0, 10)
    return [...findings, { subject: 'search', posts: await searchPosts(ask, `${since}T00:00:00Z`) }]
  },
  lookAfter: async (shown, ask): Promise<Standings> => {
    const known = shown.map(({ sourceId }) => sourceId).filter(isUri)
    const { posts, there } = await fetchPosts(ask, known)
    const read = new Map(posts.map(({ sourceId, withheld }) => [sourceId, { withheld }]))
    return new Map(known.map((uri) => [uri, there.has(uri) ? (read.get(uri) ?? 'there') : 'gone']))
  },
}

/** Which posts link to these papers, and how those that we knew before stand now. */
async function checkPapers(subjects: Subject[], ask: Ask): Promise<Finding[]> {
  const linking = new Map<string, Set<string>>()
  for (const { subject, paper } of subjects) {
    const found = paper && !hasAccount() ? await findLinkingPosts(ask, paper.arxivId) : []
    linking.set(subject, new Set([...found, ...(paper?.posts.filter(isUri) ?? [])]))
  }
  const { posts, there } = await fetchPosts(ask, [...new Set([...linking.values()].flatMap((uris) => [...uris]))])
  return subjects.map(({ subject, paper }) => ({
    subject,
    posts: posts.filter(({ sourceId }) => linking.get(subject)?.has(sourceId)),
    gone: paper?.posts.filter((uri) => isUri(uri) && !there.has(uri)),
  }))
}

function hasAccount() {
  const { BLUESKY_HANDLE, BLUESKY_APP_PASSWORD } = env()
  return Boolean(BLUESKY_HANDLE && BLUESKY_APP_PASSWORD)
}
